//! The checks themselves. What a source says may have changed, or be unconfirmed for a school form: it stands here and nowhere else.

use super::check::{Check, Construct, Look, Said, Weight};

const ADDITIONAL: &str = "tilläggsbelopp";
const INDIVIDUAL: &str =
    "skollagen (2010:800) 10 kap. 39 §, med motsvarande paragrafer för andra skolformer; HFD 2020 ref. 8";
const SAME_GROUNDS: &str =
    "skollagen (2010:800) 2 kap. 8 b § och 10 kap. 38 §, med motsvarande paragrafer för andra skolformer";
const ORDINANCE: &str = "gymnasieförordningen (2010:2039) 13 kap. (skolförordningen 14 kap. löper parallellt)";

/// What to do instead of rationing.
const BY_DECISION: Said = Said {
    sv: "Räkna beloppet ur det egna beslutet, priser och datum. Vill du jämföra med pengarna som finns skriver du budget: den visar avvikelsen och begränsar inget.",
    en: "Compute the amount from its own decision, prices and dates. To compare it with the money there is, write budget: it shows the deviation and limits nothing.",
};

const fn rationed(id: &'static str, construct: &'static [Construct], title: Said, what: Said) -> Check {
    let look = Look::OnTheWay(construct);
    Check { id, weight: Weight::Refused, kind: ADDITIONAL, look, source: INDIVIDUAL, title, what, todo: BY_DECISION }
}

/// Every check.
pub static CHECKS: [Check; 15] = [
    rationed(
        "tilläggsbelopp-pott",
        &[Construct::Pot],
        Said { sv: "Tilläggsbelopp ur en pott", en: "Additional amount out of a pot" },
        Said {
            sv: "”{resource}” beror på en pott: {way}. Tilläggsbelopp bestäms för varje elev och ransoneras inte efter en ram.",
            en: "“{resource}” depends on a pot: {way}. An additional amount is set for each pupil and is not rationed to a frame.",
        },
    ),
    rationed(
        "tilläggsbelopp-uppfyller",
        &[Construct::Solved],
        Said { sv: "Tilläggsbelopp efter en löst nivå", en: "Additional amount by a solved level" },
        Said {
            sv: "”{resource}” beror på ett värde som löses ut så att en ekvation går ihop: {way}. Tilläggsbelopp bestäms för varje elev och anpassas inte till en summa.",
            en: "“{resource}” depends on a value solved for so that an equation holds: {way}. An additional amount is set for each pupil and is not fitted to a sum.",
        },
    ),
    rationed(
        "tilläggsbelopp-alla",
        &[Construct::AllRows],
        Said { sv: "Tilläggsbelopp efter alla rader", en: "Additional amount by all rows" },
        Said {
            sv: "”{resource}” beror på alla rader i en tabell: {way}. Då ändras en elevs belopp av vad andra får.",
            en: "“{resource}” depends on every row of a table: {way}. One pupil's amount then changes with what others get.",
        },
    ),
    rationed(
        "tilläggsbelopp-golv",
        &[Construct::Floor],
        Said { sv: "Tilläggsbelopp med golv", en: "Additional amount with a floor" },
        Said {
            sv: "”{resource}” beror på ett golv: {way}. Tilläggsbelopp bestäms för varje elev utan förutbestämda gränser.",
            en: "“{resource}” depends on a floor: {way}. An additional amount is set for each pupil without limits fixed beforehand.",
        },
    ),
    rationed(
        "tilläggsbelopp-tak",
        &[Construct::Cap],
        Said { sv: "Tilläggsbelopp med tak", en: "Additional amount with a cap" },
        Said {
            sv: "”{resource}” beror på ett tak: {way}. Tilläggsbelopp bestäms för varje elev utan förutbestämda gränser.",
            en: "“{resource}” depends on a cap: {way}. An additional amount is set for each pupil without limits fixed beforehand.",
        },
    ),
    Check {
        id: "tilläggsbelopp-gräns",
        weight: Weight::Warning,
        kind: ADDITIONAL,
        look: Look::OnTheWay(&[Construct::Chosen]),
        source: INDIVIDUAL,
        title: Said {
            sv: "Val mellan belopp på vägen till tilläggsbelopp",
            en: "Amounts chosen between on the way to an additional amount",
        },
        what: Said {
            sv: "På vägen till ”{resource}” väljs eller vägs belopp mot varandra: {way}. Det kan verka som ett tak, ett golv eller en schablon i stället för elevens behov.",
            en: "On the way to “{resource}” amounts are chosen between or weighed: {way}. That may act as a cap, a floor or a flat rate instead of the pupil's need.",
        },
        todo: Said {
            sv: "Räkna beloppet utan jämförelsen, eller kontrollera att beloppet ändå följer elevens behov. Är det osäkert bör frågan prövas av jurist.",
            en: "Compute the amount without the comparison, or check that it follows the pupil's need all the same. In doubt the question should be put to a lawyer.",
        },
    },
    Check {
        id: "tilläggsbelopp-nedåt",
        weight: Weight::Warning,
        kind: ADDITIONAL,
        look: Look::OnTheWay(&[Construct::RoundedDown]),
        source: INDIVIDUAL,
        title: Said { sv: "Tilläggsbelopp avrundat nedåt", en: "Additional amount rounded down" },
        what: Said {
            sv: "Ett belopp avrundas nedåt på vägen till ”{resource}”: {way}. Då blir det mindre än vad beslutet ger.",
            en: "An amount is rounded down on the way to “{resource}”: {way}. It then becomes less than the decision gives.",
        },
        todo: Said { sv: "Avrunda till närmaste.", en: "Round to the nearest." },
    },
    Check {
        id: "tilläggsbelopp-egen-regi",
        weight: Weight::Warning,
        kind: ADDITIONAL,
        look: Look::Beside("verksamhetsstöd"),
        source: INDIVIDUAL,
        title: Said { sv: "Tilläggsbelopp bredvid verksamhetsstöd", en: "Additional amount beside verksamhetsstöd" },
        what: Said {
            sv: "”{resource}” kan gå till samma skola som verksamhetsstöd: {way}. Tilläggsbelopp går till enskilda huvudmän; pengar till kommunens egna skolor är verksamhetsstöd, även när de räknas på samma sätt.",
            en: "“{resource}” may go to the same school as verksamhetsstöd: {way}. Additional amounts go to independent providers; money to the municipality's own schools is verksamhetsstöd, also where it is computed in the same way.",
        },
        todo: Said {
            sv: "Skilj dem åt med villkor: det som går till egna skolor blir en resurs av slaget verksamhetsstöd.",
            en: "Tell them apart by villkor: what goes to own schools becomes a resource of the kind verksamhetsstöd.",
        },
    },
    Check {
        id: "tilläggsbelopp-alla-huvudmän",
        weight: Weight::Warning,
        kind: ADDITIONAL,
        look: Look::EveryProvider("verksamhetsstöd"),
        source: INDIVIDUAL,
        title: Said { sv: "Tilläggsbelopp till alla huvudmän", en: "Additional amount to every provider" },
        what: Said {
            sv: "”{resource}” kan gå till varje slags huvudman: {way}. Tilläggsbelopp går till enskilda huvudmän; pengar till kommunens egna skolor är verksamhetsstöd, även när de räknas på samma sätt.",
            en: "“{resource}” may go to every sort of provider: {way}. Additional amounts go to independent providers; money to the municipality's own schools is verksamhetsstöd, also where it is computed in the same way.",
        },
        todo: Said {
            sv: "Ge resursen ett villkor, och räkna det som går till egna skolor i en resurs av slaget verksamhetsstöd.",
            en: "Give the resource a villkor, and compute what goes to own schools in a resource of the kind verksamhetsstöd.",
        },
    },
    Check {
        id: "moms-egen-regi",
        weight: Weight::Warning,
        kind: "moms",
        look: Look::Beside("verksamhetsstöd"),
        source: ORDINANCE,
        title: Said { sv: "Momskompensation bredvid verksamhetsstöd", en: "VAT compensation beside verksamhetsstöd" },
        what: Said {
            sv: "”{resource}” kan gå till samma skola som verksamhetsstöd: {way}. Kommunens egna skolor får ingen momskompensation.",
            en: "“{resource}” may go to the same school as verksamhetsstöd: {way}. The municipality's own schools get no VAT compensation.",
        },
        todo: Said {
            sv: "Ge resursen ett villkor så att den bara går till enskilda huvudmän.",
            en: "Give the resource a villkor so that it goes to independent providers only.",
        },
    },
    Check {
        id: "moms-saknas",
        weight: Weight::Warning,
        kind: ADDITIONAL,
        look: Look::Without("moms", "verksamhetsstöd"),
        source: ORDINANCE,
        title: Said { sv: "Tilläggsbelopp utan momskompensation", en: "Additional amount without VAT compensation" },
        what: Said {
            sv: "”{resource}” kan gå till en skola som inte får någon momskompensation: {way}. Enskilda huvudmän får den på hela bidraget, även på tilläggsbelopp.",
            en: "“{resource}” may go to a school that gets no VAT compensation: {way}. Independent providers get it on the whole grant, additional amounts included.",
        },
        todo: Said {
            sv: "Låt villkoret för resursen av slaget moms täcka alla som får tilläggsbelopp.",
            en: "Let the villkor of the resource of the kind moms cover everybody who gets an additional amount.",
        },
    },
    Check {
        id: "moms-underlag",
        weight: Weight::Warning,
        kind: ADDITIONAL,
        look: Look::ReadByNone("moms"),
        source: ORDINANCE,
        title: Said {
            sv: "Momskompensation som inte räknas på tilläggsbelopp",
            en: "VAT compensation not computed on additional amounts",
        },
        what: Said {
            sv: "Momskompensationen räknas inte på ”{resource}”. Den ska räknas på hela bidraget, även på tilläggsbelopp.",
            en: "VAT compensation is not computed on “{resource}”. It is to be computed on the whole grant, additional amounts included.",
        },
        todo: Said {
            sv: "Lägg till ”{resource}” i formeln för resursen av slaget moms.",
            en: "Add “{resource}” to the formula of the resource of the kind moms.",
        },
    },
    Check {
        id: "moms-ingen",
        weight: Weight::Hint,
        kind: ADDITIONAL,
        look: Look::Lonely("moms"),
        source: ORDINANCE,
        title: Said { sv: "Regelverk utan momskompensation", en: "Rule set without VAT compensation" },
        what: Said {
            sv: "Regelverket har tilläggsbelopp, ”{resource}”, men ingen resurs av slaget moms.",
            en: "The rule set has an additional amount, “{resource}”, but no resource of the kind moms.",
        },
        todo: Said {
            sv: "Lägg till en resurs av slaget moms, om momskompensationen inte redan ligger i priserna.",
            en: "Add a resource of the kind moms, unless VAT compensation lies in the prices already.",
        },
    },
    Check {
        id: "administration-underlag",
        weight: Weight::Hint,
        kind: "administration",
        look: Look::ReadsNone("grundbelopp"),
        source: ORDINANCE,
        title: Said {
            sv: "Administration som inte räknas på grundbelopp",
            en: "Administration not computed on a basic amount",
        },
        what: Said {
            sv: "”{resource}” räknas inte på någon resurs av slaget grundbelopp. Enligt förordningen är administrationen en del av grundbeloppet.",
            en: "“{resource}” is computed on no resource of the kind grundbelopp. By the ordinance administration is a part of the basic amount.",
        },
        todo: Said { sv: "Kontrollera vad administrationen räknas på.", en: "Check what administration is computed on." },
    },
    Check {
        id: "grundbelopp-lika-grunder",
        weight: Weight::Warning,
        kind: "grundbelopp",
        look: Look::SomeProviders,
        source: SAME_GROUNDS,
        title: Said { sv: "Grundbelopp till bara en del av huvudmännen", en: "Basic amount to some providers only" },
        what: Said {
            sv: "”{resource}” kan inte gå till alla slags huvudmän: {way} får inget. Grundbelopp bestäms på samma grunder för enskilda huvudmän som för kommunens egna skolor.",
            en: "“{resource}” cannot go to every sort of provider: {way} gets nothing. Basic amounts are set on the same grounds for independent providers as for the municipality's own schools.",
        },
        todo: Said {
            sv: "Räkna grundbeloppet i en och samma resurs för alla, eller kontrollera att de andra får sitt på samma grunder.",
            en: "Compute the basic amount in one and the same resource for all, or check that the others get theirs on the same grounds.",
        },
    },
];
