"""What reads like a thing that is never said, and the ordinary sentences that do not."""

import pytest

from cocreport.procedure.wording import PATTERNS, pointed_out

OPEN = (
    "I told her that she can withdraw the report at any time.",
    "You can always take it back.",
    "They may still drop it.",
    "Do you want to go on with this?",
    "Would you really like to press charges?",
    "Do you wish us to pursue this?",
    "It is okay to withdraw.",
    "If you would rather drop it, tell us.",
    "Are you sure that it was meant like that?",
    "We can also forget it.",
    "We look into it, but only if you want.",
    "Du kannst die Meldung jederzeit zurückziehen.",
    "Natürlich kannst du sie auch zurückziehen.",
    "Möchtest du, dass wir das weiterverfolgen?",
    "Bist du dir wirklich sicher?",
    "Es ist in Ordnung, wenn du die Meldung zurückziehst.",
    "Wir können es auch fallen lassen.",
)
ADVICE = (
    "What should we do about it?",
    "What would you like us to do?",
    "I asked what do you want to happen.",
    "What would you do?",
    "How should we handle this?",
    "We need your advice.",
    "What is your opinion?",
    "Was sollen wir tun?",
    "Was wünschst du dir, dass geschieht?",
    "Wie würdest du damit umgehen?",
    "Was rätst du uns?",
)
CONSEQUENCES = (
    "Which penalty would you find fair?",
    "What punishment do you think is right?",
    "Should we ban him?",
    "Do you want them to leave?",
    "Are you content with the warning?",
    "What does he deserve?",
    "Welche Strafe fändest du gerecht?",
    "Sollen wir ihn ausschließen?",
    "Bist du mit der Verwarnung zufrieden?",
    "Was hat er verdient?",
)
SECRECY = (
    "I promise that this stays secret.",
    "We guarantee that nobody learns your name.",
    "Nobody will ever find out.",
    "It is strictly confidential.",
    "This stays between us.",
    "I\N{RIGHT SINGLE QUOTATION MARK}ll assure you that it is never read.",
    "Ich verspreche dir, dass das geheim bleibt.",
    "Niemand wird davon erfahren.",
    "Das ist streng vertraulich.",
    "Das bleibt unter uns.",
)
OUTCOME = (
    "I promise that he has to leave.",
    "We will make sure that they are gone tomorrow.",
    "He will be banned.",
    "This will never happen again.",
    "We guarantee it.",
    "Ich verspreche dir, dass wir handeln.",
    "Wir sorgen dafür, dass er geht.",
    "Er wird ausgeschlossen.",
    "Das wird nie wieder vorkommen.",
)
SORRY = (
    "You should apologize to her.",
    "Please say sorry to them.",
    "We suggested an apology.",
    "Would you accept his apology?",
    "She could forgive him.",
    "He has to\napologise.",
    "Du solltest dich bei ihr entschuldigen.",
    "Bitte entschuldige dich.",
    "Möchtest du seine Entschuldigung annehmen?",
    "Kannst du ihm verzeihen?",
)
SAID_ABOUT = {
    "follows it up": OPEN,
    "works it out": ADVICE,
    "answers for it": CONSEQUENCES,
    "who reads it": SECRECY,
    "how it ends": OUTCOME,
    "offered unasked": SORRY,
}

ORDINARY = (
    "We follow this up and tell you what comes next.",
    "Thank you for telling us.",
    "Your report arrived this morning.",
    "We talk with him this afternoon, so that you know beforehand.",
    "She asked whether she can withdraw it; we said that the team follows it up.",
    "They said, unasked, that they do not want to go on. It is kept as they said it.",
    "The team decides what follows and answers for it.",
    "We looked into it. The report stands.",
    "He was told what was reported, without a name.",
    "You can turn to the board until 10 June.",
    "What we decided holds until the appeal is decided.",
    "How can I help you right now?",
    "Is there something that you need from us?",
    "If anybody bothers you because of this, tell us at once.",
    "You can reach us at the desk at any time.",
    "You can bring a friend.",
    "I told them that the coordinator and I read it.",
    "You decide who may know your name.",
    "The safest way out is the north door.",
    "We will write to you on Monday.",
    "A rule was broken, and the team has acted.",
    "We are sorry that this happened at our event.",
    "The organizers apologize for what happened on Friday evening.",
    "We apologise for the delay.",
    "Police were called at 21:43.",
    "The workshop goes on at ten in room B.",
    "She would like to go home now; a taxi is on its way.",
    "He has to leave the building today.",
    "From now on you keep away from them, for the rest of the event.",
    "This is a warning: one more report brings sanctions.",
    "You may not come back in 2032.",
    "Do you want some water, or to sit down?",
    "We could not reach them by phone or mail.",
    "They may sit where they like; he leaves the room.",
    "I am not sure when the talk begins.",
    "What should not happen is that you meet him alone.",
    "We will do what we can, and tell you what became of it.",
    "Both speakers take it in turns to write the report back home.",
)
ALLTAEGLICH = (
    "Wir gehen dem nach und sagen dir, wie es weitergeht.",
    "Danke, dass du es uns gesagt hast.",
    "Deine Meldung ist heute früh angekommen.",
    "Wir sprechen heute Nachmittag mit ihm, damit du es vorher weißt.",
    "Sie hat gefragt, was jetzt geschieht.",
    "Das Team entscheidet, was folgt, und steht dafür ein.",
    "Wir sind dem nachgegangen. Die Meldung hat Bestand.",
    "Ihm wurde gesagt, was gemeldet wurde, ohne Namen.",
    "Du kannst dich bis zum 10. Juni an den Vorstand wenden.",
    "Was entschieden wurde, gilt, bis darüber entschieden ist.",
    "Wie kann ich dir jetzt helfen?",
    "Brauchst du etwas von uns?",
    "Wenn dich jemand deswegen bedrängt, sag es uns sofort.",
    "Du kannst jederzeit am Tisch vorbeikommen.",
    "Du kannst jemanden mitbringen.",
    "Die Koordination und ich lesen das.",
    "Du entscheidest, wer deinen Namen wissen darf.",
    "Der sicherste Weg ist die Nordtür.",
    "Wir schreiben dir am Montag.",
    "Eine Regel wurde gebrochen, und das Team hat gehandelt.",
    "Es tut uns leid, dass das bei uns geschehen ist.",
    "Die Polizei wurde um 21:43 gerufen.",
    "Um zehn geht es in Raum B weiter.",
    "Sie möchte nach Hause; ein Taxi ist unterwegs.",
    "Er verlässt heute das Gebäude.",
    "Ab jetzt hältst du dich von ihr fern, bis die Veranstaltung vorbei ist.",
    "Das ist eine Verwarnung: Eine weitere Meldung hat Folgen.",
    "Im nächsten Jahr kannst du nicht teilnehmen.",
    "Möchtest du etwas Wasser oder dich setzen?",
    "Wir haben sie weder per Telefon noch per Mail erreicht.",
    "Ich bin nicht sicher, wann der Vortrag beginnt.",
    "Bist du in Sicherheit?",
    "Sie können sich hinsetzen, wo sie wollen; er verlässt den Raum.",
    "Die Jacke lag fallen gelassen im Flur.",
)


@pytest.mark.parametrize(("part", "text"), [(part, text) for part, texts in SAID_ABOUT.items() for text in texts])
def test_what_reads_like_it_draws_the_sentence_for_its_reason(part: str, text: str) -> None:
    assert part in pointed_out(text)


@pytest.mark.parametrize("text", [*ORDINARY, *ALLTAEGLICH])
def test_an_ordinary_sentence_draws_nothing(text: str) -> None:
    assert pointed_out(text) == ""


def test_each_sentence_is_drawn_by_something() -> None:
    drawn = {pointed_out(text) for texts in SAID_ABOUT.values() for text in texts}
    assert drawn == {sentence for _, sentence in PATTERNS}


def test_what_is_pointed_out_says_itself_nothing_of_the_kind() -> None:
    assert [sentence for _, sentence in PATTERNS if pointed_out(sentence)] == []


def test_it_is_found_in_a_longer_text_and_in_capitals() -> None:
    text = "We met at noon.\nI said that we look into it.\nYOU CAN\nWITHDRAW it later."
    assert "follows it up" in pointed_out(text)


def test_nothing_draws_nothing() -> None:
    assert pointed_out("") == ""
