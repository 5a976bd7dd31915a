"""Figures of the warning: lights, index, contributions, lead times, reliability."""
