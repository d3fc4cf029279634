//! Exports that are read through a column mapping.

macro_rules! mappings {
    ($rest:tt $($before:tt)*) => { gather! { $rest $($before)*
    MappingHeadings "mapping-headings" Error
        sv "Filen har inte de rubriker som kopplingen till ”{table}” i {mapping} läser. Det saknas {missing}." "Koppla kolumnerna på nytt, eller rätta rubrikerna i {mapping}. Inget i filen har lästs. Filen har i stället: {found}."
        en "The file does not have the headings that the mapping to “{table}” in {mapping} reads. Missing: {missing}." "Map the columns anew, or correct the headings in {mapping}. Nothing in the file has been read. Instead the file has: {found}."
    MappingTwo "mapping-two" Error
        sv "Två kopplingar passar filen: {mapping} och {other}." "Ta bort den ena, eller skriv olika filnamn efter fil i dem."
        en "Two mappings fit the file: {mapping} and {other}." "Remove one of them, or write different file names after fil in them."
    MappingBoth "mapping-both" Error
        sv "Kopplingen i {mapping} läser ”{heading}” som ”{target}”, men filen har också en egen kolumn ”{target}”." "Skriv ”{target}” i bortse om den egna kolumnen inte ska läsas. Läs den annars i stället för ”{heading}”."
        en "The mapping in {mapping} reads “{heading}” as “{target}”, but the file also has a column “{target}” of its own." "Put “{target}” in bortse if that column is not to be read. Else read it instead of “{heading}”."
    MappingTargetTwice "mapping-target-twice" Error
        sv "Två rubriker blir ”{target}”." "Behåll den som ska läsas."
        en "Two headings become “{target}”." "Keep the one that is to be read."
    MappingValueTwice "mapping-value-twice" Error
        sv "”{text}” under ”{heading}” skrivs om två gånger." "Behåll den ena raden."
        en "“{text}” under “{heading}” is rewritten twice." "Keep one of the lines."
    MappingIgnored "mapping-ignored" Error
        sv "”{heading}” står i bortse men läses också." "Ta bort rubriken ur bortse, eller ur kolumner och varden."
        en "“{heading}” stands in bortse but is read too." "Remove the heading from bortse, or from kolumner and varden."
    MappingFileName "mapping-file-name" Error
        sv "”{text}” är inget filnamn." "Skriv namnet utan mapp, till exempel \"export*\". * står för vilka tecken som helst."
        en "“{text}” is no file name." "Write the name without folders, for example \"export*\". * stands for any characters."
    } };
}
