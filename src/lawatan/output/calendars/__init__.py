"""What calendars consist of: their components, what these say, invitations; ``lawatan.output.ics`` puts them together."""
