"""Who casts the voice of somebody absent."""

from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.proxies import Proxy, ProxyToOneselfError, require_room
from forumdesk.services.deeds import Deeds
from forumdesk.services.electorate import electorate
from forumdesk.services.participants import full_name


class Proxies:
    """Given by one entitled person to another."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def of_meeting(self, meeting_id: MeetingId) -> tuple[Proxy, ...]:
        """All proxies of a meeting."""
        with self._deeds.database.reading() as work:
            return work.proxies.of_meeting(meeting_id)

    def give(self, giver_id: ParticipantId, holder_id: ParticipantId) -> Proxy:
        """Let ``holder_id`` cast the voice of ``giver_id`` while that one is absent; an earlier proxy ends.

        Refuses where the body allows none or no more, and anybody without a voice.
        """
        with self._deeds.begin("proxy.given") as deed:
            giver = deed.work.participants.get(giver_id)
            holder = deed.work.participants.get(holder_id)
            meeting = deed.work.meetings.get(giver.meeting_id)
            rules = deed.work.bodies.get(meeting.body_id).rules
            casting = {one.id for one in electorate(deed.work, meeting.id, rules).voters}
            if giver_id == holder_id or not {giver_id, holder_id} <= casting:
                raise ProxyToOneselfError(name=full_name(holder.names))
            known = deed.work.proxies.of_meeting(meeting.id)
            require_room(known, giver_id, holder_id, rules.proxies, full_name(holder.names))
            proxy = Proxy(id=giver_id, meeting_id=meeting.id, holder_id=holder_id)
            deed.work.proxies.put(proxy)
            deed.meeting_id = meeting.id
            deed.values["name"] = full_name(giver.names).to_mapping()
            deed.values["by"] = full_name(holder.names).to_mapping()
        return proxy

    def end(self, giver_id: ParticipantId) -> None:
        """End a proxy; nothing happens where there is none."""
        with self._deeds.begin("proxy.ended") as deed:
            giver = deed.work.participants.get(giver_id)
            deed.work.proxies.remove(giver_id)
            deed.meeting_id = giver.meeting_id
            deed.values["name"] = full_name(giver.names).to_mapping()
