"""Nothing that was shown as kept is lost: the program is killed, its power cut, its disk filled."""
