"""Taking along what the window shows: pictures, films, sheets and programs."""
