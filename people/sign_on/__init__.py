"""Single sign-on: a council, a police force or the NHS says who somebody is (OpenID Connect)."""
