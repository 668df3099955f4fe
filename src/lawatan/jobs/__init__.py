"""What desk and command line both do: read and write editions, plan, check, export."""
