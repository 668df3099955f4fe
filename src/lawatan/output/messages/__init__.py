"""Messages as text: a reader's day for WhatsApp."""
