//! Pots: how they are written, and how they come out.

macro_rules! pots {
    ($rest:tt $($before:tt)*) => { gather! { $rest $($before)*
    PeriodBackwards "period-backwards" Error
        sv "Giltigheten slutar innan den börjar." "Skriv första dagen först: [\"2025-01-01\", \"2025-12-31\"]."
        en "The period ends before it begins." "Write the first day first: [\"2025-01-01\", \"2025-12-31\"]."
    PerNotReference "per-not-reference" Error
        sv "per ska leda till en rad i en annan tabell, men ”{text}” är {found}." "Skriv en kolumn som pekar på tabellen vars rader har var sin pott, till exempel per = \"grupp.verksamhet\"."
        en "per should lead to a row of another table, but “{text}” is {found}." "Write a column that refers to the table whose rows have a pot each, for example per = \"grupp.verksamhet\"."
    PotNeedsRounding "pot-needs-rounding" Error
        sv "En pott delas ut i hela enheter, men ”{id}” har ingen avrundning." "Skriv till exempel avrundning = \"1 kr\"."
        en "A pot is shared in whole units, but “{id}” has no rounding." "Write for example avrundning = \"1 kr\"."
    PotRoundingDirection "pot-rounding-direction" Error
        sv "Avrundningen på en pott har ingen riktning: resten går till dem med störst rest." "Ta bort riktningen och behåll steget."
        en "The rounding of a pot has no direction: what is left goes by largest remainder." "Remove the direction and keep the step."
    PotBoundsCross "pot-bounds-cross" Error
        sv "Golvet för ”{column}” är {floor} och taket {cap} i {row}. I hela steg om {step} är golvet {over} högre än taket." "Höj taket eller sänk golvet. Golvet avrundas uppåt och taket nedåt till hela steg, och ingen del av en pott är mindre än noll."
        en "The floor of “{column}” is {floor} and the cap {cap} in {row}. In whole steps of {step} the floor is {over} above the cap." "Raise the cap or lower the floor. The floor is rounded up and the cap down to whole steps, and no share of a pot is below zero."
    PotFloorsAbove "pot-floors-above" Error
        sv "Golven för ”{column}” är {floors} tillsammans, {over} mer än ramen {frame}." "Sänk golven eller höj ramen med minst {over}."
        en "The floors of “{column}” are {floors} together, {over} more than the frame {frame}." "Lower the floors or raise the frame by at least {over}."
    PotCapsBelow "pot-caps-below" Error
        sv "Taken för ”{column}” är {caps} tillsammans, {under} mindre än ramen {frame}, så hela potten kan inte delas ut." "Höj taken eller sänk ramen med minst {under}. En rad med nyckeln noll får bara sitt golv."
        en "The caps of “{column}” are {caps} together, {under} less than the frame {frame}, so the whole pot cannot be shared." "Raise the caps or lower the frame by at least {under}. A row whose key is zero gets its floor only."
    FrameNotWhole "frame-not-whole" Error
        sv "Ramen för ”{column}” är {frame}, som inte är ett helt antal steg om {step}." "Ge ramen en egen avrundning, eller ändra pottens."
        en "The frame of “{column}” is {frame}, which is no whole number of steps of {step}." "Give the frame a rounding of its own, or change that of the pot."
    FrameNegative "frame-negative" Error
        sv "Ramen för ”{column}” är negativ: {frame}." "En pott kan inte vara mindre än noll."
        en "The frame of “{column}” is negative: {frame}." "A pot cannot be less than zero."
    KeyNegative "key-negative" Error
        sv "Nyckeln för ”{column}” är negativ i {row}: {value}." "Rätta underlaget, eller ge nyckelns kolumn golv = \"0\"."
        en "The key of “{column}” is negative in {row}: {value}." "Correct the data, or give the key's column golv = \"0\"."
    KeySumZero "key-sum-zero" Error
        sv "Nyckeln för ”{column}” är noll på alla rader som tar del (antal rader: {count}), så ramen {frame} kan inte delas." "Kontrollera nyckeln och villkoret."
        en "The key of “{column}” is zero in every row that takes part (rows: {count}), so the frame {frame} cannot be shared." "Check the key and the condition."
    KeyMissing "key-missing" Warning
        sv "Nyckeln för ”{column}” saknas i {row}. Då kan ingen del av potten räknas ut." "Fyll i det som saknas."
        en "The key of “{column}” is missing in {row}. Then no share of the pot can be computed." "Fill in what is missing."
    PerMissing "per-missing" Warning
        sv "Det saknas vilken pott för ”{column}” som {row} hör till. Då kan ingen av potterna delas." "Fyll i det som saknas."
        en "It is missing which pot of “{column}” {row} belongs to. Then none of the pots can be shared." "Fill in what is missing."
    PotBoundMissing "pot-bound-missing" Warning
        sv "Golvet eller taket för ”{column}” saknas i {row}. Då kan ingen del av potten räknas ut." "Fyll i det som saknas."
        en "The floor or the cap of “{column}” is missing in {row}. Then no share of the pot can be computed." "Fill in what is missing."
    FrameMissing "frame-missing" Warning
        sv "Ramen för ”{column}” kan inte räknas ut, eftersom något den bygger på saknas." "Fyll i det som saknas."
        en "The frame of “{column}” cannot be computed, because something that it builds on is missing." "Fill in what is missing."
    } };
}
