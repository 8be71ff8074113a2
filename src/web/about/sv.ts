import type { WrittenAboutText } from './about-text.ts';

export const sv: WrittenAboutText = {
  title: 'Om Sundet',
  lead: 'En enda sökning efter jobb och resor på båda sidor av Öresund: Själland med Bornholm, och Skåne.',
  sections: [
    {
      id: 'what',
      title: 'Vad Sundet gör',
      paragraphs: [
        'Sundet hämtar varje natt de lediga jobben från de båda ländernas platsbanker, från andra jobbsajter och från arbetsgivare som publicerar sina egna, och gör dem sökbara tillsammans på danska, svenska och engelska. Båda ländernas tidtabeller läses som en enda, så att varje jobb kan bedömas efter hur man tar sig dit och hem igen.',
        'Det är alltid originalannonsen hos källan som gäller. Sundet lägger till sådant som annonsen inte själv säger, till exempel yrkets namn på de andra språken, och talar om var det har gjorts.',
      ],
    },
    {
      id: 'closed',
      title: 'När ett jobb försvinner',
      paragraphs: [
        'Ett jobb stängs här bara när källan säger att det är borta, när sista dagen för annonsen har passerat, eller när källans fullständiga lista bevisar att det inte längre finns där. Går något fel en natt behåller vi allt, och driftstatusen berättar vad som hände.',
      ],
    },
    {
      id: 'privacy',
      title: 'Personuppgifter',
      paragraphs: [
        'Sundet har inga användarkonton och mäter inte dina besök. {loads} Det du söker efter loggas inte: serverns logg visar vilken sida som efterfrågades, men aldrig ord, platser eller adresser.',
        'Var du bor, om du berättar det, minns bara din webbläsare: i en kaka som vi sätter först när du anger ett hem och som försvinner när webbläsaren stängs eller du trycker på ”Glöm mitt hem”. Andra kakor finns inte. Platsen skickas till Sundet för att räkna ut resor, avrundas till ungefär hundra meter innan den används och sparas inte här. Den kommer med i en länk bara om du ber om en länk som innehåller den.',
        'Platsnamn slår vi upp i våra egna tabeller. Om den som driver webbplatsen har slagit på en adresstjänst får tjänsten det du skriver i ett platsfält, men inte vem du är.',
        'Din jobblista och dina anteckningar stannar i din webbläsare tills du själv delar dem. Det du delar sparas sedan här tills länken går ut eller du drar tillbaka den: jobben, dina anteckningar och, bara om du ber om det, avrundade restider, aldrig din adress. Den som har länken kan läsa listan och ingen annan; vi sparar ingen nyckel till den. En fil som du hämtar skapas av det som din webbläsare skickar och sparas inte.',
        'Om du bevakar en sökning sparar vi den, utan ditt hem, och den e-postadress eller webbadress som du har bekräftat, tills du slutar bevaka den. Det gör du med länken i varje mejl eller den du fick med webhooken, och då raderas allt.',
        'För att ingen ska kunna överbelasta tjänsten finns din nätverksadress i minnet en stund, högst en halvtimme. Den sparas ingenstans.',
        'Kontaktpersoner i annonser sparas inte, och e-postadresser och telefonnummer i texterna är dolda. Nämner en annons dig ändå, så skriv till oss, så tar vi bort namnet ur allt vi har.',
      ],
    },
    {
      id: 'accessibility',
      title: 'Tillgänglighet',
      paragraphs: [
        'Sidorna siktar på WCAG 2.2, nivå AA. De testas automatiskt på tre språk, på smala och breda skärmar och med enbart tangentbordet. De fungerar utan skript överallt där de bara visar något.',
        'Kända brister: annonsernas texter är författarnas egna och kan sakna rubriker eller ett klart språk. Kartan kan inte läsas av en skärmläsare; allt på den finns också i listan bredvid. Sidorna har ännu inte provats av användare med skärmläsare.',
        'Är det något som hindrar dig, så skriv till oss och berätta vilken sida det gäller och vad du använder.',
        'Skrivet den 28 november 2026 efter vår egen genomgång och automatiska tester med axe-core.',
      ],
    },
  ],
  loads: {
    nothing: 'Din webbläsare hämtar ingenting från någon annan.',
    tiles:
      'Öppnar du en karta hämtar din webbläsare bilderna i den från {host}. Den servern ser då din nätverksadress och vilket område du tittar på, kanske där du bor, men inte vad du söker efter. I övrigt hämtar din webbläsare ingenting från någon annan.',
  },
  sources: {
    id: 'sources',
    title: 'Var jobben kommer ifrån',
    paragraphs: [
      'Varje källa läses genom sitt eget öppna gränssnitt, långsamt och med vårt namn och en adress där människorna bakom den kan nå oss.',
    ],
  },
  licence: 'Licens: {licence}',
  alsoUsed: {
    id: 'also',
    title: 'Vad vi mer bygger på',
    paragraphs: [
      'Tidtabeller: Rejseplanen (Danmark) och Trafiklab/Samtrafiken med Skånetrafiken (Sverige, CC0 1.0).',
      'Tjänsten använder Europeiska kommissionens Esco-klassificering. (This service uses the ESCO classification of the European Commission.)',
      'Svenska yrkesbenämningar: JobTechs taxonomi, Arbetsförmedlingen (CC0 1.0).',
      'Yrkesgrupper: ISCO-08 från Internationella arbetsorganisationen (ILO), med våra egna benämningar; DISCO-08 från Danmarks Statistik, där den är inläst.',
      'Kommuner och postnummer: koder och namn från Danmarks Statistik, SCB och PostNord.',
      'Adresser, där de är påslagna: Photon med data från OpenStreetMaps bidragsgivare (ODbL) och Adressevælger.',
      'Kustlinje: Natural Earth, fri för alla (public domain).',
    ],
  },
  mapTiles: 'Kartans bilder: ',
  contact: 'Skriv till oss: {contact}',
};
