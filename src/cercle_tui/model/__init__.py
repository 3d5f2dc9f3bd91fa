"""What exists: people, circles, practices, agendas, decisions and follow-up, as frozen values."""
