// Vad sidan i en ram säger när adressen inte går att följa.

export const ramSv = {
  nothing: "Adressen säger inte vad som ska visas. Lägg till publication= eller data= med adressen till en fil, till exempel ram.html?publication=publicering.json.",
  foreign: (name: string) => `Adressen i ${name}= går till en annan plats än den här sidan, och det är inte tillåtet. Lägg filen bredvid ram.html och skriv bara filens namn.`,
};
