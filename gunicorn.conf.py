"""What gunicorn reads by itself beside ``manage.py``."""

preload_app = True
"""A service that must not start says so once and ends; its workers would be started for ever."""
