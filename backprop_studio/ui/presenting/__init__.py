"""In the lecture hall: full screen, one script, a console for whoever speaks."""
