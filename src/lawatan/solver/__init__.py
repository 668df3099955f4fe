"""The only place that knows OR-Tools. It runs as a child process, ``python -m lawatan.solver``; see ``jobs.plan``."""
