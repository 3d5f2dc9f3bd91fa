"""What the screens of links and of tensions are made of: forms, rows, pages, words."""
