"""What the rows of the tables of plans are, for whoever is told what is held about them."""

TABLES = {
    "plans.glossaryentry": "Terms of the glossary",
    "plans.objective": "Objectives",
    "plans.plan": "Plans",
    "plans.theme": "Themes",
}
