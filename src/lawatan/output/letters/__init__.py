"""Letters and lists as editable Word files, from templates of ``resources/letters`` or the user's own."""
