"""Items: from claims to questions with proof. Pure and offline; randomness is passed in."""
