"""Start ForumDesk from a checkout."""

from forumdesk.app import main

raise SystemExit(main())
