/** Concepts of JobTech's taxonomy that split the question for Skåne: its region, municipalities, and occupation fields. */

export const SKANE = 'CaRE_1nn_cSU';

/** The 33 municipalities of Skåne: concept to the official code. */
export const MUNICIPALITY_CODES: ReadonlyMap<string, string> = new Map([
  ['2r6J_g2w_qp5', '1214'], // Svalöv
  ['vBrj_bov_KEX', '1230'], // Staffanstorp
  ['64g5_Lio_aMU', '1231'], // Burlöv
  ['Tcog_5sH_b46', '1233'], // Vellinge
  ['LTt7_CGG_RUf', '1256'], // Östra Göinge
  ['nBTS_Nge_dVH', '1257'], // Örkelljunga
  ['waQp_FjW_qhF', '1260'], // Bjuv
  ['5ohg_WJU_Ktn', '1261'], // Kävlinge
  ['naG4_AUS_z2v', '1262'], // Lomma
  ['n6r4_fjK_kRr', '1263'], // Svedala
  ['oezL_78x_r89', '1264'], // Skurup
  ['P3Cs_1ZP_9XB', '1265'], // Sjöbo
  ['autr_KMa_cfp', '1266'], // Hörby
  ['N29z_AqQ_Ppc', '1267'], // Höör
  ['UMev_wGs_9bg', '1270'], // Tomelilla
  ['WMNK_PXa_Khm', '1272'], // Bromölla
  ['najS_Lvy_mDD', '1273'], // Osby
  ['BN7r_iPV_F9p', '1275'], // Perstorp
  ['JARU_FAY_hTS', '1276'], // Klippan
  ['tEv6_ktG_QQb', '1277'], // Åstorp
  ['i8vK_odq_6ar', '1278'], // Båstad
  ['oYPt_yRA_Smm', '1280'], // Malmö
  ['muSY_tsR_vDZ', '1281'], // Lund
  ['Yt5s_Vf9_rds', '1282'], // Landskrona
  ['qj3q_oXH_MGR', '1283'], // Helsingborg
  ['8QQ6_e95_a1d', '1284'], // Höganäs
  ['gfCw_egj_1M4', '1285'], // Eslöv
  ['hdYk_hnP_uju', '1286'], // Ystad
  ['STvk_dra_M1X', '1287'], // Trelleborg
  ['vrvW_sr8_1en', '1290'], // Kristianstad
  ['dLxo_EpC_oPe', '1291'], // Simrishamn
  ['pCuv_P5A_9oh', '1292'], // Ängelholm
  ['bP5q_53x_aqJ', '1293'], // Hässleholm
]);

export const OCCUPATION_FIELDS: readonly string[] = [
  'X82t_awd_Qyc', // Administration, ekonomi, juridik
  'j7Cq_ZJe_GkT', // Bygg och anläggning
  'bh3H_Y3h_5eD', // Chefer och verksamhetsledare
  'apaJ_2ja_LuF', // Data/IT
  'RPTn_bxG_ExZ', // Försäljning, inköp, marknadsföring
  'PaxQ_o1G_wWH', // Hantverksyrken
  'ScKy_FHB_7wT', // Hotell, restaurang, storhushåll
  'NYW6_mP6_vwf', // Hälso- och sjukvård
  'wTEr_CBC_bqh', // Industriell tillverkning
  'yhCP_AqT_tns', // Installation, drift, underhåll
  'Uuf1_GMh_Uvw', // Kropps- och skönhetsvård
  '9puE_nYg_crq', // Kultur, media, design
  'bH5L_uXD_ZAX', // Militärt arbete
  'VuuL_7CH_adj', // Naturbruk
  'kJeN_wmw_9wX', // Naturvetenskapligt arbete
  'MVqp_eS8_kDZ', // Pedagogiskt arbete
  'whao_Q6A_ScE', // Sanering och renhållning
  'GazW_2TU_kJw', // Socialt arbete
  'E7hm_BLq_fqZ', // Säkerhetsarbete
  '6Hq3_tKo_V57', // Tekniskt arbete
  'ASGV_zcE_bWf', // Transport
];
