"""Words that are names of people as well: a text that has one of them need not speak of anybody."""

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ORDINARY: Final = _words(
    """
    a abel about ace adore ah ai ain all alma also always am amber an and angel any april are area arm art as ash at
    aube august aura autumn away axel baby back bad baker band bank bar barber bass bay be beau bee been being bell
    berg best bill birch bird bishop black blue bob bond book booth both boy brand brandy brook brooks brown buck
    bud bus but butler by cap car carol carter case cash cave chance chase chip christian church clay cliff close
    coast cole come cook cool coral corn could cross curt daily daisy dale dawn day days dean dear dee deer desk
    destiny did dix do dog doll dolly don done dot dove down drake drew due duke earl early east easter ed ein eine
    elm else en end er es eve even ever every faith fall far farm fawn fee fell fern few field finch fisher flora
    flower ford forest fox frank free fried friend frost full fun gale gap garden gay gem gene german get gift gin
    ginger glen go gold good got grace grand grant gray green grey grove guard gut guy had hall ham hand happy hardy
    harmony has hat have hawk hazel he heath heather her herb here him his hold holly home honey hood hope hot house
    how huge hunt hunter i ice ich if im in is ist it its ivory ivy jack jade jasmine jay jean jewel job joy judge
    july june just justice kay ken key kid kind king kit knight know la lake lamb lance lane lark last laurel law le
    lean lee left less let liberty light like lily lin link lion little lo london long look lord lot love low luck
    lucky lux ma main major man many marble march marina mark marsh mason may maya me mean melody mercy mi miles
    mill miller min mine mint misty mit moment monday moon moor more most much must my myrtle name nat near nest
    never new nice nick nie night no noble noon nor north not now nun oak ocean of off oh old olive on one only opal
    or otto our out over own page paris park parker past pat patience paul peace pearl penny pepper per pet pierce
    pike pin piper plum point polly poppy porter potter prince prudence queen rain rainbow ran rand rare ray read
    red reed reef rein rich ring river rob robin rock roman rose ross round row roy ruby rush rusty ryder sadie sage
    said sail sand sandy santa saw say seal see sein sent serene set shade shall she shepherd sie sierra silver sin
    singer sky slate small smart smith snow so soft sol some somebody sommer son song south spring star stark stein
    stella sterling stern stone storm street strong sue summer sun sunday sunny swan swift sydney table talk tanner
    tat taylor teal team tell ten than that the their them then there they this thorn tiger till tim time to today
    toll tom too top treasure true tucker turner two under unique unity up urban us use valentine van velvet venus
    vera very vi vice victor victory viola violet virgin von wade walker wall ward was water way we weaver webb
    weber week well went were west whale what wheat wheeler when where which white who whole why wild will willow
    win wind winter wise wish wolf wood woods word work worth would wren wright yes yet yew you young your zu zum
    """
)
"""English and German words, without accents and in small letters."""

NEVER_INITIALS: Final = _words(
    """
    ac ad ai am api av bbc bc ceo ch coc cv da dc de dj dm eg en er es eu ev fr ga gb hr id ie im io ip is it iv ix
    jr la led ltd md ml mr ms nb nda ngo no ok on pc pdf pin pm pr ps qa qr rsvp sms so sr tba tv ui uk un url us
    usa usb ux vat vi vip wc wifi
    """
)
"""Abbreviations that are read as such before anybody's initials."""

TITLES: Final = _words("mr mrs ms miss mx dr prof sir madam dame herr herrn frau senor senora")
"""What stands before a name and goes with it."""
