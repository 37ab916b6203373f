from assistant.writing.likeness import repaired_one, stems

FAILED = ("Kontoret avstyrker avgiften i maj.", "Nämnden vill ha fler bänkar.")
SOUND = ("Kontoret anser att bron är farlig.",)


def test_a_repair_is_of_the_failed_statement_that_it_shares_most_words_with() -> None:
    assert repaired_one("Kontoret tillstyrker avgiften.", FAILED, SOUND) == 0
    assert repaired_one("Nämnden vill att kontoret har bänkar.", FAILED, SOUND) == 1


def test_what_shares_no_word_or_more_with_a_sound_statement_is_of_none() -> None:
    assert repaired_one("Eleverna går hem.", FAILED, ()) is None
    assert repaired_one("Bron är farlig, anser kontoret i maj.", FAILED, SOUND) is None
    assert repaired_one("Kontoret avstyrker.", (), SOUND) is None
    assert repaired_one("och att det", FAILED, ()) is None


def test_words_are_compared_by_their_stems_and_without_stop_words() -> None:
    assert stems("Bänkarna och bänken") == stems("bänk")
