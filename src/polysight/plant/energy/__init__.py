"""Energy and utilities of the sections of a plant: physics, each section on one screen."""
