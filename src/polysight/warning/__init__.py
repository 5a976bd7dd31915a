"""Indicators with a written definition each, and the lights they show."""
