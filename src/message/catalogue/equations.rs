//! The unknown of an equation: how it is written, and how it comes out.

macro_rules! equations {
    ($rest:tt $($before:tt)*) => { gather! { $rest $($before)*
    NoEquation "no-equation" Error
        sv "”{id}” ska uppfylla en likhet, men här står ingen." "Skriv två uttryck med ett likhetstecken mellan, till exempel SUMMA.ALLA(enhet; belopp) = ram."
        en "“{id}” is to make an equation hold, but there is none here." "Write two expressions with an equals sign between, for example SUMMA.ALLA(enhet; belopp) = ram."
    UnknownNotRead "unknown-not-read" Error
        sv "Likheten beror inte på ”{id}”, så den säger inget om hur stort ”{id}” är." "Låt något som likheten läser bero på ”{id}”, eller ge ”{id}” ett tal eller en formel."
        en "The equation does not depend on “{id}”, so it says nothing of how large “{id}” is." "Let something that the equation reads depend on “{id}”, or give “{id}” a number or a formula."
    UnknownsTogether "unknowns-together" Error
        sv "”{id}” och ”{other}” måste lösas på en gång: {path}." "Låt bara den ena ha uppfyller på den vägen, och ge den andra ett tal eller en formel."
        en "“{id}” and “{other}” would have to be solved together: {path}." "Let only one of them have uppfyller on that way, and give the other a number or a formula."
    UnknownRounded "unknown-rounded" Error
        sv "Om ”{id}” avrundas stämmer inte likheten längre." "Ta bort avrundningen. Avrunda i stället det som räknas fram med ”{id}” och som likheten inte läser."
        en "When “{id}” is rounded the equation no longer holds." "Remove the rounding. Round instead what is computed with “{id}” and not read by the equation."
    UnknownNotLinear "unknown-not-linear" Error
        sv "Vägen från ”{id}” till likheten går genom {what}, och då kan ”{id}” inte lösas exakt." "På vägen får stå plus och minus, gånger och delat med det som inte beror på ”{id}”, MIN, MAX, SUMMA, MEDEL, golv, tak och val vars villkor inte beror på ”{id}”. Allt annat får läsa ”{id}” i kolumner som likheten inte läser."
        en "The way from “{id}” to the equation passes {what_en}, so “{id}” cannot be solved exactly." "On the way may stand plus and minus, times and divided by what does not depend on “{id}”, MIN, MAX, SUMMA, MEDEL, golv, tak and choices whose condition does not depend on “{id}”. Anything else may read “{id}” in columns that the equation does not read."
    UnknownMissing "unknown-missing" Warning
        sv "”{id}” kan inte räknas ut, eftersom något som likheten bygger på saknas." "Fyll i det som saknas."
        en "“{id}” cannot be computed, because something that its equation builds on is missing." "Fill in what is missing."
    UnknownNoSolution "unknown-no-solution" Error
        sv "Inget värde på ”{id}” mellan {low} och {high} uppfyller likheten. Vid {low} är vänstra ledet {low_amount} {low_word}, vid {high} är det {high_amount} {high_word}." "Vidga mellan, eller ändra beloppen så att leden kan mötas."
        en "No value of “{id}” between {low} and {high} makes the equation hold. At {low} the left side is {low_amount} {low_en}, at {high} it is {high_amount} {high_en}." "Widen mellan, or change the amounts so that the sides can meet."
    UnknownManySolutions "unknown-many-solutions" Error
        sv "Alla värden på ”{id}” från {from} till {to} uppfyller likheten, så den säger inte vilket som gäller." "Snäva in mellan, eller ändra likheten så att bara ett värde uppfyller den."
        en "Every value of “{id}” from {from} to {to} makes the equation hold, so it does not say which one applies." "Narrow mellan, or change the equation so that a single value makes it hold."
    UnknownNotMonotone "unknown-not-monotone" Error
        sv "Skillnaden mellan likhetens led både växer och krymper när ”{id}” växer. Den vänder vid {turn}, där vänstra ledet är {amount} {word}, så flera värden kan uppfylla likheten." "Snäva in mellan till ena sidan om {turn}, eller ändra formlerna på vägen till likheten."
        en "The difference between the sides of the equation both rises and falls as “{id}” rises. It turns at {turn}, where the left side is {amount} {word_en}, so several values may make the equation hold." "Narrow mellan to one side of {turn}, or change the formulas on the way to the equation."
    UnknownTooManyKinks "unknown-too-many-kinks" Error
        sv "Likheten för ”{id}” har för många brytpunkter: fler än {limit} på vägen till den." "Summera först och multiplicera sedan, så att inte varje rad läser en summa som beror på ”{id}”."
        en "The equation of “{id}” has too many break points: more than {limit} on the way to it." "Sum first and multiply after, so that not every row reads a sum that depends on “{id}”."
    UnknownGuard "unknown-guard" Error
        sv "Med det värde som ”{id}” löstes till uppfylls inte likheten när allt räknas som vanligt." "Det är ett fel i Fördela. Använd inga siffror förrän det är rättat."
        en "With the value that “{id}” was solved to, the equation does not hold when everything is computed as usual." "This is a fault in Fördela. Use no figures until it is mended."
    } };
}
