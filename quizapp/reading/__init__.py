"""Reading: from the text of an article to what it says, where, and who says it. Pure and offline."""
