"""What belongs together is not torn, whatever the width of the lines; `·` marks where a sentence must not break."""

import pytest

import captioner

TORN = [
    ("en", "The museum says that the new ticket costs twenty·dollars for adults and nothing for children."),
    ("en", "It has been raining for the last six·weeks and the river is higher than ever before."),
    ("en", "They invited ninety·guests to the wedding but the hall has room for fifty."),
    ("en", "The bus to the old harbour leaves every·ten·minutes until the shops have closed."),
    ("en", "Before you start, connect the negative·cable to the frame of the car and wait."),
    ("en", "We sat behind the huge·windows of the hotel and looked at the snow in the valley."),
    ("en", "The workers talked about the weather during the tea·break and then they went back to the roof."),
    ("en", "You will find the savings·account under the second tab of the new page."),
    ("en", "Read the letter twice and sign·it before you send it back to the office."),
    ("en", "Put the cheese where it is dry and keep·it in a cool place until Sunday."),
    ("en", "Those are the rules we live·by and nobody here has ever broken one of them."),
    ("en", "The new plan lets you store up·to·90·GB of pictures without paying any more."),
    ("en", "We will play the match tomorrow even·if it rains the whole day in London."),
    ("en", "My neighbour takes·care·of the garden when we are away in the summer."),
    ("en", "The office will be closed on the third·of·June and opens again on Monday."),
    ("en", "She cut a slice·of cake for each of us and put the rest into the fridge."),
    ("en", "The city will close seven·bus·routes this winter because nobody uses them."),
    ("en", "Have you·forgotten that the train to the airport leaves at half past five?"),
    ("de", "Das Treffen mit den Kunden aus Wien ist erst am 3.·November um neun Uhr."),
    ("de", "Mein Bruder möchte·sich bald ein neues Fahrrad für den Weg zur Arbeit kaufen."),
    ("de", "In dem kleinen Laden am Markt gibt es zum·Beispiel Brot, Käse und frische Milch."),
    ("es", "En la escuela del barrio hay este año sesenta·y·dos alumnos más que el anterior."),
    ("es", "Los niños del tercer piso desayunan pan con aceite y leche·fría en la cocina."),
    ("es", "El perro de mi vecina se esconde debajo de la mesa cada·vez·que llueve mucho."),
    ("fr", "Le plombier va passer demain matin pour réparer la salle·de bain du premier étage."),
    ("fr", "Quand elle a entendu la nouvelle, elle est partie tout·de·suite pour la gare."),
    ("fr", "Le match de ce soir est reporté à·cause·de la pluie qui tombe depuis hier."),
    ("fr", "Ce vieux pont de pierre fait·partie des monuments les plus connus de la région."),
]


@pytest.mark.parametrize("width", [32, 37, 42])
@pytest.mark.parametrize(("language", "marked"), TORN)
def test_what_belongs_together_is_not_torn(language: str, marked: str, width: int) -> None:
    words, start_ms, text = [], 0, ""
    for word in marked.replace("·", " ").split():
        words.append((word, start_ms, start_ms + 60 * len(word)))
        start_ms += 60 * len(word) + 60
    kept = set()
    for character in marked:
        if character == "·":
            kept.add(len(text.split()))
        text += " " if character == "·" else character
    ends, at = [], 0
    for cue in captioner.caption(captioner.Timing.from_words(words), language=language, max_line_width=width):
        for line in cue.lines:
            at += len(line.words)
            ends.append(at)
    assert kept.isdisjoint(ends)
