"""The flow sheets of the routes: unit operations called in their order."""
