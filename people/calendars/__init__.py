"""Calendars at secret addresses: a user's own dates, for the calendar that they use already."""
