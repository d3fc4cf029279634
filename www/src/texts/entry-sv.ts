// Vad som sägs om ett tal som har skrivits in för hand.

export const entrySv = {
  which: (text: string) => `Vad betyder ”${text}”?`,
  means: (value: string) => `Det betyder ${value}`,
  wrong: {
    letters: (part: string) => `”${part}” hör inte till ett tal. Skriv bara siffror, till exempel 1 234,50.`,
    exponent: (part: string) => `”${part}” är skrivet med potens. Skriv ut talet med siffror.`,
    marks: (part: string) => `”${part}” har skiljetecken som inte går att tyda. Skriv högst ett decimalkomma, till exempel 1 234,50.`,
    groups: (part: string) => `I ”${part}” står mellanrummen inte vid tusental. Skriv till exempel 1 234 eller 1234.`,
    unit: (part: string) => `”${part}” är en annan enhet än fältets. Skriv bara talet.`,
    unfinished: () => "Här saknas siffror. Skriv talet färdigt.",
    long: () => "Talet är för långt. Kontrollera antalet siffror.",
  },
  low: (limit: string) => `Lägre än väntat: minst ${limit}. Det räknas ändå.`,
  high: (limit: string) => `Högre än väntat: högst ${limit}. Det räknas ändå.`,
};
