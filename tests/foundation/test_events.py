from forumdesk.foundation.events import EventBus


class Told:
    pass


class ToldMore(Told):
    pass


class Other:
    pass


def test_a_subscriber_hears_its_type_and_those_below_it_once_each() -> None:
    bus = EventBus()
    heard: list[Told] = []
    bus.subscribe(Told, heard.append)

    told, more = Told(), ToldMore()
    bus.publish(told)
    bus.publish(more)
    bus.publish(Other())

    assert heard == [told, more]


def test_a_subscriber_to_a_class_below_does_not_hear_the_class_above() -> None:
    bus = EventBus()
    heard: list[Told] = []
    bus.subscribe(ToldMore, heard.append)

    bus.publish(Told())

    assert heard == []


def test_whoever_stops_listening_hears_nothing_more_even_during_an_event() -> None:
    bus = EventBus()
    heard: list[Told] = []

    def once(event: Told) -> None:
        heard.append(event)
        stop()

    stop = bus.subscribe(Told, once)
    bus.subscribe(Told, heard.append)

    bus.publish(Told())
    bus.publish(Told())

    assert len(heard) == 3
