"""Signing in: what stands between a reader and the pages, over django-allauth."""
