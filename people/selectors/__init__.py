"""Reading about people: only through getters that know the user."""
