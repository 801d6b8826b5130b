"""``python -m forumdesk``."""

from forumdesk.app import main

raise SystemExit(main())
