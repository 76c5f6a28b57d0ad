"""The pages of the desk, a module for each; every one has its ROUTES."""
