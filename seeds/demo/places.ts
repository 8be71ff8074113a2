/** A town with the postcode that its ads carry. */
export interface Town {
  readonly postcode: string;
  readonly city: string;
}

/** Where the town lies, WGS84 degrees: a street of it is near by. */
export interface SwedishTown extends Town {
  readonly lon: number;
  readonly lat: number;
}

/** One municipality and how many ads the demo gives it. `towns` holds at least one. */
export interface DemoMunicipality {
  /** Official four-digit code. */
  readonly code: string;
  readonly name: string;
  readonly ads: number;
  readonly towns: readonly [Town, ...Town[]];
}

export interface DanishMunicipality extends DemoMunicipality {
  /** Jobnet's region, as its `regions` parameter spells it. */
  readonly region: string;
}

export interface SwedishMunicipality extends DemoMunicipality {
  readonly conceptId: string;
  readonly towns: readonly [SwedishTown, ...SwedishTown[]];
  readonly region: { readonly code: string; readonly name: string; readonly conceptId: string };
  /** Middle of the municipality, WGS84 degrees: what JobTech fills in where an ad has no address. */
  readonly centre: { readonly lon: number; readonly lat: number };
}

const NORTH_EAST = 'HovedstadenOgBornholm';
const ZEALAND = 'OevrigeSjaelland';
const SKANE = { code: '12', name: 'Skåne län', conceptId: 'CaRE_1nn_cSU' };

function dk(
  region: string,
  code: string,
  name: string,
  ads: number,
  ...towns: [string, ...string[]]
): DanishMunicipality {
  return { region, code, name, ads, towns: parseTowns(towns) };
}

function se(
  code: string,
  name: string,
  conceptId: string,
  ads: number,
  [lon, lat]: readonly [number, number],
  ...towns: [string, ...string[]]
): SwedishMunicipality {
  return { code, name, conceptId, ads, region: SKANE, centre: { lon, lat }, towns: parseSwedishTowns(towns) };
}

function parseTowns([first, ...rest]: [string, ...string[]]): [Town, ...Town[]] {
  return [parseTown(first), ...rest.map(parseTown)];
}

/** `2300 København S` → postcode and city; Swedish postcodes are written with five digits together, as JobTech does. */
function parseTown(text: string): Town {
  const gap = text.indexOf(' ');
  return { postcode: text.slice(0, gap), city: text.slice(gap + 1) };
}

function parseSwedishTowns([first, ...rest]: [string, ...string[]]): [SwedishTown, ...SwedishTown[]] {
  return [parseSwedishTown(first), ...rest.map(parseSwedishTown)];
}

/** `26361 Viken 12.569 56.153`: postcode, city, longitude, latitude. */
function parseSwedishTown(text: string): SwedishTown {
  const words = text.split(' ');
  const [lon = Number.NaN, lat = Number.NaN] = words.slice(-2).map(Number);
  return { ...parseTown(words.slice(0, -2).join(' ')), lon, lat };
}

/** Sjælland with the islands and Bornholm: all 46 municipalities. */
export const DANISH_MUNICIPALITIES: readonly DanishMunicipality[] = [
  dk(
    NORTH_EAST,
    '0101',
    'København',
    62,
    '1058 København K',
    '1620 København V',
    '2100 København Ø',
    '2200 København N',
    '2300 København S',
    '2400 København NV',
    '2450 København SV',
    '2500 Valby',
    '2150 Nordhavn',
  ),
  dk(NORTH_EAST, '0147', 'Frederiksberg', 12, '2000 Frederiksberg', '1820 Frederiksberg C'),
  dk(NORTH_EAST, '0151', 'Ballerup', 8, '2750 Ballerup', '2740 Skovlunde'),
  dk(NORTH_EAST, '0153', 'Brøndby', 6, '2605 Brøndby', '2660 Brøndby Strand'),
  dk(NORTH_EAST, '0155', 'Dragør', 2, '2791 Dragør'),
  dk(NORTH_EAST, '0157', 'Gentofte', 7, '2900 Hellerup', '2820 Gentofte', '2920 Charlottenlund'),
  dk(NORTH_EAST, '0159', 'Gladsaxe', 7, '2860 Søborg', '2880 Bagsværd'),
  dk(NORTH_EAST, '0161', 'Glostrup', 5, '2600 Glostrup'),
  dk(NORTH_EAST, '0163', 'Herlev', 5, '2730 Herlev'),
  dk(NORTH_EAST, '0165', 'Albertslund', 4, '2620 Albertslund'),
  dk(NORTH_EAST, '0167', 'Hvidovre', 6, '2650 Hvidovre'),
  dk(NORTH_EAST, '0169', 'Høje-Taastrup', 7, '2630 Taastrup', '2640 Hedehusene'),
  dk(NORTH_EAST, '0173', 'Lyngby-Taarbæk', 8, '2800 Kongens Lyngby', '2830 Virum'),
  dk(NORTH_EAST, '0175', 'Rødovre', 4, '2610 Rødovre'),
  dk(NORTH_EAST, '0183', 'Ishøj', 3, '2635 Ishøj'),
  dk(NORTH_EAST, '0185', 'Tårnby', 8, '2770 Kastrup'),
  dk(NORTH_EAST, '0187', 'Vallensbæk', 2, '2665 Vallensbæk Strand'),
  dk(NORTH_EAST, '0190', 'Furesø', 3, '3520 Farum', '3500 Værløse'),
  dk(NORTH_EAST, '0201', 'Allerød', 3, '3450 Allerød'),
  dk(NORTH_EAST, '0210', 'Fredensborg', 4, '3480 Fredensborg', '2990 Nivå', '2980 Kokkedal'),
  dk(NORTH_EAST, '0217', 'Helsingør', 9, '3000 Helsingør', '3060 Espergærde'),
  dk(NORTH_EAST, '0219', 'Hillerød', 8, '3400 Hillerød'),
  dk(NORTH_EAST, '0223', 'Hørsholm', 3, '2970 Hørsholm'),
  dk(NORTH_EAST, '0230', 'Rudersdal', 4, '2840 Holte', '3460 Birkerød', '2850 Nærum'),
  dk(NORTH_EAST, '0240', 'Egedal', 3, '3660 Stenløse', '3650 Ølstykke'),
  dk(NORTH_EAST, '0250', 'Frederikssund', 4, '3600 Frederikssund', '3630 Jægerspris'),
  dk(NORTH_EAST, '0260', 'Halsnæs', 3, '3300 Frederiksværk', '3390 Hundested'),
  dk(NORTH_EAST, '0270', 'Gribskov', 3, '3200 Helsinge', '3250 Gilleleje'),
  dk(NORTH_EAST, '0400', 'Bornholm', 6, '3700 Rønne', '3730 Nexø', '3770 Allinge', '3720 Aakirkeby'),
  dk(ZEALAND, '0253', 'Greve', 4, '2670 Greve', '2690 Karlslunde'),
  dk(ZEALAND, '0259', 'Køge', 8, '4600 Køge', '4681 Herfølge', '4140 Borup'),
  dk(ZEALAND, '0265', 'Roskilde', 10, '4000 Roskilde', '4040 Jyllinge'),
  dk(ZEALAND, '0269', 'Solrød', 2, '2680 Solrød Strand', '4622 Havdrup'),
  dk(ZEALAND, '0306', 'Odsherred', 3, '4500 Nykøbing Sj', '4550 Asnæs'),
  dk(ZEALAND, '0316', 'Holbæk', 6, '4300 Holbæk', '4340 Tølløse'),
  dk(ZEALAND, '0320', 'Faxe', 3, '4690 Haslev', '4640 Faxe'),
  dk(ZEALAND, '0326', 'Kalundborg', 5, '4400 Kalundborg', '4270 Høng'),
  dk(ZEALAND, '0329', 'Ringsted', 4, '4100 Ringsted'),
  dk(ZEALAND, '0330', 'Slagelse', 7, '4200 Slagelse', '4220 Korsør', '4230 Skælskør'),
  dk(ZEALAND, '0336', 'Stevns', 2, '4660 Store Heddinge', '4652 Hårlev'),
  dk(ZEALAND, '0340', 'Sorø', 3, '4180 Sorø', '4293 Dianalund'),
  dk(ZEALAND, '0350', 'Lejre', 2, '4320 Lejre', '4330 Hvalsø'),
  dk(ZEALAND, '0360', 'Lolland', 4, '4900 Nakskov', '4930 Maribo'),
  dk(ZEALAND, '0370', 'Næstved', 7, '4700 Næstved', '4171 Glumsø'),
  dk(ZEALAND, '0376', 'Guldborgsund', 5, '4800 Nykøbing F', '4850 Stubbekøbing'),
  dk(ZEALAND, '0390', 'Vordingborg', 4, '4760 Vordingborg', '4780 Stege', '4720 Præstø'),
];

/** Skåne: all 33 municipalities. */
export const SWEDISH_MUNICIPALITIES: readonly SwedishMunicipality[] = [
  se(
    '1280',
    'Malmö',
    'oYPt_yRA_Smm',
    68,
    [12.995, 55.595],
    '21115 Malmö 13.001 55.608',
    '21439 Malmö 13.012 55.593',
    '21532 Malmö 13.018 55.57',
    '21617 Limhamn 12.933 55.582',
    '21236 Malmö 13.037 55.602',
    '23831 Oxie 13.0944 55.5453',
  ),
  se(
    '1281',
    'Lund',
    'muSY_tsR_vDZ',
    32,
    [13.3002, 55.6749],
    '22221 Lund 13.191 55.705',
    '22363 Lund 13.223 55.713',
    '22736 Lund 13.178 55.696',
    '24731 Södra Sandby 13.3529 55.7086',
    '24750 Dalby 13.352 55.663',
  ),
  se(
    '1283',
    'Helsingborg',
    'qj3q_oXH_MGR',
    30,
    [12.7418, 56.0634],
    '25221 Helsingborg 12.6945 56.0465',
    '25451 Helsingborg 12.72 56.06',
    '25669 Helsingborg 12.735 56.035',
    '26037 Påarp 12.818 56.03',
  ),
  se(
    '1290',
    'Kristianstad',
    'vrvW_sr8_1en',
    18,
    [14.1567, 55.9956],
    '29131 Kristianstad 14.156 56.031',
    '29153 Kristianstad 14.17 56.04',
    '29632 Åhus 14.296 55.923',
    '29831 Tollarp 13.978 55.932',
  ),
  se(
    '1293',
    'Hässleholm',
    'bP5q_53x_aqJ',
    11,
    [13.7668, 56.1589],
    '28131 Hässleholm 13.773 56.159',
    '28232 Tyringe 13.598 56.161',
    '28010 Sösdala 13.682 56.041',
  ),
  se(
    '1282',
    'Landskrona',
    'Yt5s_Vf9_rds',
    11,
    [12.8472, 55.8751],
    '26131 Landskrona 12.847 55.875',
    '26161 Glumslöv 12.812 55.946',
  ),
  se(
    '1287',
    'Trelleborg',
    'STvk_dra_M1X',
    10,
    [13.1635, 55.3831],
    '23142 Trelleborg 13.163 55.383',
    '23170 Anderslöv 13.343 55.445',
  ),
  se(
    '1292',
    'Ängelholm',
    'pCuv_P5A_9oh',
    9,
    [12.8639, 56.2457],
    '26232 Ängelholm 12.864 56.246',
    '26692 Munka Ljungby 13.006 56.266',
  ),
  se(
    '1285',
    'Eslöv',
    'gfCw_egj_1M4',
    8,
    [13.3144, 55.8357],
    '24131 Eslöv 13.314 55.836',
    '24171 Stockamöllan 13.377 55.95',
  ),
  se(
    '1286',
    'Ystad',
    'hdYk_hnP_uju',
    8,
    [13.8074, 55.442],
    '27142 Ystad 13.807 55.442',
    '27160 Svarte 13.715 55.432',
  ),
  se(
    '1233',
    'Vellinge',
    'Tcog_5sH_b46',
    6,
    [13.0282, 55.473],
    '23531 Vellinge 13.028 55.473',
    '23632 Höllviken 12.95 55.414',
  ),
  se(
    '1261',
    'Kävlinge',
    '5ohg_WJU_Ktn',
    6,
    [13.115, 55.7937],
    '24431 Kävlinge 13.115 55.794',
    '24631 Löddeköpinge 13.003 55.765',
  ),
  se(
    '1284',
    'Höganäs',
    '8QQ6_e95_a1d',
    6,
    [12.5738, 56.1995],
    '26332 Höganäs 12.574 56.199',
    '26361 Viken 12.569 56.153',
  ),
  se(
    '1230',
    'Staffanstorp',
    'vBrj_bov_KEX',
    5,
    [13.2081, 55.642],
    '24531 Staffanstorp 13.208 55.642',
    '24565 Hjärup 13.136 55.675',
  ),
  se(
    '1231',
    'Burlöv',
    '64g5_Lio_aMU',
    5,
    [13.0938, 55.6348],
    '23237 Arlöv 13.084 55.638',
    '23252 Åkarp 13.112 55.651',
  ),
  se(
    '1262',
    'Lomma',
    'naG4_AUS_z2v',
    5,
    [13.0745, 55.6737],
    '23431 Lomma 13.074 55.674',
    '23731 Bjärred 13.029 55.722',
  ),
  se(
    '1263',
    'Svedala',
    'n6r4_fjK_kRr',
    4,
    [13.2377, 55.512],
    '23332 Svedala 13.238 55.512',
    '23340 Bara 13.183 55.575',
  ),
  se(
    '1291',
    'Simrishamn',
    'dLxo_EpC_oPe',
    5,
    [14.3369, 55.557],
    '27231 Simrishamn 14.337 55.557',
    '27731 Kivik 14.211 55.685',
  ),
  se(
    '1276',
    'Klippan',
    'JARU_FAY_hTS',
    4,
    [13.1413, 56.1404],
    '26434 Klippan 13.141 56.14',
    '26470 Ljungbyhed 13.231 56.073',
  ),
  se(
    '1277',
    'Åstorp',
    'tEv6_ktG_QQb',
    4,
    [12.9459, 56.1343],
    '26532 Åstorp 12.946 56.134',
    '26561 Hyllinge 12.862 56.104',
  ),
  se(
    '1278',
    'Båstad',
    'i8vK_odq_6ar',
    4,
    [12.8371, 56.4245],
    '26934 Båstad 12.837 56.424',
    '26971 Förslöv 12.813 56.354',
  ),
  se('1266', 'Hörby', 'autr_KMa_cfp', 4, [13.6953, 55.8413], '24231 Hörby 13.695 55.841'),
  se('1267', 'Höör', 'N29z_AqQ_Ppc', 4, [13.5429, 55.9293], '24331 Höör 13.543 55.929'),
  se(
    '1265',
    'Sjöbo',
    'P3Cs_1ZP_9XB',
    4,
    [13.7025, 55.6348],
    '27532 Sjöbo 13.702 55.635',
    '27562 Vollsjö 13.788 55.705',
  ),
  se('1264', 'Skurup', 'oezL_78x_r89', 3, [13.499, 55.4787], '27431 Skurup 13.499 55.479'),
  se(
    '1270',
    'Tomelilla',
    'UMev_wGs_9bg',
    3,
    [13.968, 55.5512],
    '27331 Tomelilla 13.968 55.551',
    '27350 Brösarp 14.021 55.725',
  ),
  se('1272', 'Bromölla', 'WMNK_PXa_Khm', 3, [14.4777, 56.0818], '29531 Bromölla 14.478 56.082'),
  se(
    '1273',
    'Osby',
    'najS_Lvy_mDD',
    3,
    [13.9966, 56.3824],
    '28331 Osby 13.997 56.382',
    '28070 Lönsboda 14.321 56.398',
  ),
  se('1275', 'Perstorp', 'BN7r_iPV_F9p', 3, [13.393, 56.1424], '28431 Perstorp 13.393 56.142'),
  se(
    '1256',
    'Östra Göinge',
    'LTt7_CGG_RUf',
    3,
    [14.0764, 56.2539],
    '28060 Broby 14.076 56.254',
    '28931 Knislinge 14.089 56.193',
  ),
  se('1257', 'Örkelljunga', 'nBTS_Nge_dVH', 3, [13.2788, 56.2836], '28633 Örkelljunga 13.279 56.284'),
  se(
    '1260',
    'Bjuv',
    'waQp_FjW_qhF',
    3,
    [12.917, 56.0785],
    '26731 Bjuv 12.917 56.078',
    '26050 Billesholm 12.984 56.054',
  ),
  se(
    '1214',
    'Svalöv',
    '2r6J_g2w_qp5',
    3,
    [13.116, 55.9045],
    '26831 Svalöv 13.116 55.905',
    '26870 Teckomatorp 13.09 55.867',
  ),
];

/** Danish places outside the region: Jobnet serves them only when they are asked for. */
export const OTHER_DANISH_MUNICIPALITIES: readonly DanishMunicipality[] = [
  dk('Midtjylland', '0751', 'Aarhus', 8, '8000 Aarhus C', '8200 Aarhus N'),
  dk('Midtjylland', '0657', 'Herning', 3, '7400 Herning'),
  dk('Syddanmark', '0461', 'Odense', 7, '5000 Odense C', '5220 Odense SØ'),
  dk('Syddanmark', '0621', 'Kolding', 3, '6000 Kolding'),
  dk('Syddanmark', '0561', 'Esbjerg', 3, '6700 Esbjerg'),
  dk('Nordjylland', '0851', 'Aalborg', 6, '9000 Aalborg'),
];

/** Swedish places outside Skåne: in the snapshot like any other ad. */
export const OTHER_SWEDISH_MUNICIPALITIES: readonly SwedishMunicipality[] = [
  {
    code: '0180',
    name: 'Stockholm',
    conceptId: 'AvNB_uwa_6n6',
    ads: 12,
    region: { code: '01', name: 'Stockholms län', conceptId: 'CifL_Rzy_Mku' },
    centre: { lon: 18.0686, lat: 59.3293 },
    towns: parseSwedishTowns(['11122 Stockholm 18.062 59.333', '11853 Stockholm 18.063 59.315']),
  },
  {
    code: '1480',
    name: 'Göteborg',
    conceptId: 'PVZL_BQT_XtL',
    ads: 9,
    region: { code: '14', name: 'Västra Götalands län', conceptId: 'zdoY_6u5_Krt' },
    centre: { lon: 11.9746, lat: 57.7089 },
    towns: parseSwedishTowns(['41103 Göteborg 11.973 57.708', '41705 Göteborg 11.94 57.707']),
  },
  {
    code: '0780',
    name: 'Växjö',
    conceptId: 'mmot_H3A_auW',
    ads: 6,
    region: { code: '07', name: 'Kronobergs län', conceptId: 'tF3y_MF9_h5G' },
    centre: { lon: 14.8059, lat: 56.8777 },
    towns: parseSwedishTowns(['35230 Växjö 14.806 56.878']),
  },
  {
    code: '1380',
    name: 'Halmstad',
    conceptId: 'kUQB_KdK_kAh',
    ads: 4,
    region: { code: '13', name: 'Hallands län', conceptId: 'wjee_qH2_yb6' },
    centre: { lon: 12.8578, lat: 56.6745 },
    towns: parseSwedishTowns(['30242 Halmstad 12.858 56.674']),
  },
];

/** Typical street names; the house number is drawn. */
export const STREETS = {
  DK: [
    'Algade',
    'Bredgade',
    'Enghavevej',
    'Hovedgaden',
    'Industrivej',
    'Jernbanegade',
    'Kirkevej',
    'Møllevej',
    'Nørregade',
    'Parkvej',
    'Ringvej',
    'Skolevej',
    'Stationsvej',
    'Strandvejen',
    'Søndergade',
    'Torvegade',
    'Vestergade',
    'Østergade',
  ],
  SE: [
    'Bangatan',
    'Fabriksgatan',
    'Föreningsgatan',
    'Hamngatan',
    'Industrigatan',
    'Järnvägsgatan',
    'Kyrkogatan',
    'Lasarettsgatan',
    'Norra Storgatan',
    'Nygatan',
    'Skolgatan',
    'Stationsgatan',
    'Storgatan',
    'Södra Vägen',
    'Trädgårdsgatan',
    'Vallgatan',
    'Västergatan',
    'Östergatan',
  ],
} as const;

/** What a town is called in running text where that differs from the postal name, by language. */
export const TOWN_NAMES: Readonly<Record<string, Readonly<Record<'da' | 'sv' | 'en', string>>>> = {
  København: { da: 'København', sv: 'Köpenhamn', en: 'Copenhagen' },
  Helsingør: { da: 'Helsingør', sv: 'Helsingör', en: 'Helsingør' },
  Göteborg: { da: 'Göteborg', sv: 'Göteborg', en: 'Gothenburg' },
  'Nykøbing F': { da: 'Nykøbing Falster', sv: 'Nykøbing Falster', en: 'Nykøbing Falster' },
  'Nykøbing Sj': { da: 'Nykøbing Sjælland', sv: 'Nykøbing Sjælland', en: 'Nykøbing Sjælland' },
};

/** Towns that one is "på" rather than "i", in both Danish and Swedish. */
export const TOWNS_WITH_PAA: ReadonlySet<string> = new Set(['Frederiksberg']);
