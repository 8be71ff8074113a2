/** A concept of the JobTech taxonomy; newer ones have no id in the old Arbetsförmedlingen taxonomy. */
export interface JobtechConcept {
  readonly id: string;
  readonly label: string;
  readonly legacyId: string | null;
}

/** One occupation in both upstreams' own classifications. */
export interface OccupationCodes {
  /** STAR's branch of ESCO, the id behind Jobnet's `conceptUriDa`. */
  readonly star: { readonly uuid: string; readonly label: string };
  readonly name: JobtechConcept;
  /** SSYK 2012 unit group: its code is the legacy id. */
  readonly group: JobtechConcept;
  readonly field: JobtechConcept;
}

function codes(
  star: readonly [uuid: string, label: string],
  name: readonly [id: string, label: string, legacyId: string | null],
  group: readonly [id: string, label: string, ssyk: string],
  field: readonly [id: string, label: string, legacyId: string],
): OccupationCodes {
  return {
    star: { uuid: star[0], label: star[1] },
    name: concept(name),
    group: concept(group),
    field: concept(field),
  };
}

function concept([id, label, legacyId]: readonly [string, string, string | null]): JobtechConcept {
  return { id, label, legacyId };
}

const FIELDS = {
  health: ['NYW6_mP6_vwf', 'Hälso- och sjukvård', '8'],
  social: ['GazW_2TU_kJw', 'Yrken med social inriktning', '16'],
  teaching: ['MVqp_eS8_kDZ', 'Pedagogik', '15'],
  construction: ['j7Cq_ZJe_GkT', 'Bygg och anläggning', '2'],
  it: ['apaJ_2ja_LuF', 'Data/IT', '3'],
  transport: ['ASGV_zcE_bWf', 'Transport, distribution, lager', '19'],
  hospitality: ['ScKy_FHB_7wT', 'Hotell, restaurang, storhushåll', '7'],
  cleaning: ['whao_Q6A_ScE', 'Sanering och renhållning', '12'],
  sales: ['RPTn_bxG_ExZ', 'Försäljning, inköp, marknadsföring', '5'],
  office: ['X82t_awd_Qyc', 'Administration, ekonomi, juridik', '1'],
  industry: ['wTEr_CBC_bqh', 'Industriell tillverkning', '9'],
  maintenance: ['yhCP_AqT_tns', 'Installation, drift, underhåll', '10'],
  engineering: ['6Hq3_tKo_V57', 'Yrken med teknisk inriktning', '18'],
  land: ['VuuL_7CH_adj', 'Naturbruk', '13'],
  science: ['kJeN_wmw_9wX', 'Naturvetenskap', '14'],
  security: ['E7hm_BLq_fqZ', 'Säkerhet och bevakning', '17'],
  beauty: ['Uuf1_GMh_Uvw', 'Kropps- och skönhetsvård', '4'],
} as const;

/**
 * The demo's occupations in the classifications that the two upstreams use, so that mapping to ESCO works on the demo
 * as on real ads. Source: STAR's and Arbetsförmedlingen's published ESCO crosswalks and the JobTech taxonomy.
 */
export const OCCUPATION_CODES = {
  nurse: codes(
    ['56f5d45c-ce48-43ac-9720-34831a1c8302', 'Sygeplejerske'],
    ['bXNH_MNX_dUR', 'Sjuksköterska, grundutbildad', '7296'],
    ['Z8ci_bBE_tmx', 'Grundutbildade sjuksköterskor', '2221'],
    FIELDS.health,
  ),
  'assistant-nurse': codes(
    ['528142f0-f29c-420f-92d6-d9986c8d337d', 'Social- og sundhedsassistent'],
    ['Y3QA_5pk_uXd', 'Undersköterska, hemtjänst och äldreboende', '7586'],
    ['jY19_knH_MJp', 'Undersköterskor, hemtjänst, äldreboende m.fl.', '5321'],
    FIELDS.health,
  ),
  'care-assistant': codes(
    ['6c4558de-7fdd-4de1-921a-bd1d6ab4fe6d', 'Social- og sundhedshjælper'],
    ['4zLr_jP5_peZ', 'Vårdbiträde', '5797'],
    ['tAJS_JNb_hDH', 'Vårdbiträden', '5330'],
    FIELDS.health,
  ),
  doctor: codes(
    ['fdef4f82-c7a1-4828-a975-798aaffde10c', 'Speciallæge'],
    ['oHyy_M2j_HUP', 'Specialistläkare', '7238'],
    ['nu7c_QuB_KVQ', 'Specialistläkare', '2211'],
    FIELDS.health,
  ),
  physiotherapist: codes(
    ['01572b0d-6d63-4bd4-bc1b-0c3d6b7a3d2e', 'Fysioterapeut'],
    ['raVz_oTw_N3e', 'Fysioterapeut/Sjukgymnast', '5727'],
    ['s7vU_FhY_L5Z', 'Fysioterapeuter och sjukgymnaster', '2272'],
    FIELDS.health,
  ),
  'occupational-therapist': codes(
    ['76eb93ec-2470-42b6-867a-20fdb07a9e21', 'Ergoterapeut'],
    ['heGV_uHh_o8W', 'Arbetsterapeut', '5728'],
    ['TPH4_2AM_isT', 'Arbetsterapeuter', '2273'],
    FIELDS.health,
  ),
  midwife: codes(
    ['d7cfcde4-1b41-455b-a84f-469d7b376e66', 'Jordemoder'],
    ['DEDi_wap_ntF', 'Barnmorska', '5701'],
    ['7XXd_4St_nit', 'Barnmorskor', '2222'],
    FIELDS.health,
  ),
  dentist: codes(
    ['f7ab3daa-b654-4dea-b643-712a4c2c11e6', 'Tandlæge'],
    ['TdvW_S8R_CFH', 'Tandläkare', '5724'],
    ['HPxT_fQJ_zwT', 'Tandläkare', '2260'],
    FIELDS.health,
  ),
  'dental-nurse': codes(
    ['2bb7310d-d5fa-4da1-9c0d-7536a85f287a', 'Tandklinikassistent'],
    ['ckkD_JhH_Sc6', 'Tandsköterska', '5722'],
    ['5dxv_nVQ_N8o', 'Tandsköterskor', '5350'],
    FIELDS.health,
  ),
  'biomedical-analyst': codes(
    ['761cb727-1359-406f-846b-7133d9922772', 'Bioanalytiker'],
    ['Pj8T_bST_f7D', 'Biomedicinsk analytiker', '5734'],
    ['wNrt_Ysj_WuT', 'Biomedicinska analytiker m.fl.', '3212'],
    FIELDS.health,
  ),
  'personal-assistant': codes(
    ['4890b163-582a-439d-aff6-46daf126aecb', 'Handicaphjælper'],
    ['eU1q_zvL_9Rf', 'Personlig assistent', '5798'],
    ['sq3e_WVv_Fjd', 'Personliga assistenter', '5343'],
    FIELDS.social,
  ),
  psychologist: codes(
    ['f0338284-9731-47a6-8ccf-e4f3c0c239c7', 'Psykolog'],
    ['xBo9_V9m_bfg', 'Psykolog', '5709'],
    ['VYeq_GDF_a2g', 'Psykologer', '2241'],
    FIELDS.health,
  ),
  'pharmacy-technician': codes(
    ['369ba832-3913-442a-9605-6879810f43b3', 'Farmakonom'],
    ['8cJ8_fJJ_X5X', 'Apotekstekniker', '6359'],
    ['41Az_ioZ_rmH', 'Apotekstekniker', '5227'],
    FIELDS.health,
  ),
  'medical-secretary': codes(
    ['0b9b0f06-b62f-4b79-b5e6-8c7b822b1f67', 'Lægesekretær'],
    ['J5oq_tNd_6RU', 'Läkarsekreterare/Vårdadmin/Medicinsk sekreterare', '5967'],
    ['2kLc_pto_DpV', 'Medicinska sekreterare, vårdadministratörer m fl', '4117'],
    FIELDS.health,
  ),
  'preschool-teacher': codes(
    ['c29785c5-aa93-4f1d-a2fa-8dd5099e27a3', 'Pædagog'],
    ['rUcW_z9R_Qsv', 'Lärare i förskola/Förskollärare', '5714'],
    ['5ek3_Cgq_WeZ', 'Förskollärare', '2343'],
    FIELDS.teaching,
  ),
  'childcare-worker': codes(
    ['537cec13-9bec-4798-9e69-dcfa2bfe2593', 'Pædagogmedhjælper'],
    ['rM7G_ge7_XhP', 'Barnskötare', '5716'],
    ['Hi9c_iTe_gHH', 'Barnskötare', '5311'],
    FIELDS.teaching,
  ),
  'primary-teacher': codes(
    ['66a58133-52c1-4416-bf66-c0279693eeec', 'Folkeskolelærer'],
    ['Nzmh_iTb_z7h', 'Lärare i grundskolan, årskurs 4-6', '7653'],
    ['oQUQ_D11_HPx', 'Grundskollärare', '2341'],
    FIELDS.teaching,
  ),
  'secondary-teacher': codes(
    ['2bd0e010-b92d-47c5-a0a6-4910486b593f', 'Gymnasielærer'],
    ['f8q7_Rwv_TP4', 'Lärare i gymnasiet', '7127'],
    ['4KhP_FxL_uZ5', 'Gymnasielärare', '2330'],
    FIELDS.teaching,
  ),
  'social-worker': codes(
    ['4ea77f35-4a21-475c-b45c-77df0691ff60', 'Socialrådgiver'],
    ['FwM7_WYB_qgc', 'Socialsekreterare', '5757'],
    ['pok1_ipJ_yzD', 'Socialsekreterare', '2661'],
    FIELDS.social,
  ),
  'social-educator': codes(
    ['3f953171-b3a2-41c6-95d8-c07f46d9dc27', 'Socialpædagog'],
    ['MMTE_fiP_1Ng', 'Behandlingsassistent/Socialpedagog', '5711'],
    ['BWwk_fYX_S5B', 'Behandlingsassistenter och socialpedagoger m.fl.', '3411'],
    FIELDS.social,
  ),
  electrician: codes(
    ['d4b15b8e-7bd9-4480-9749-92b41bc398c1', 'Elektriker'],
    ['84Uc_bhA_s47', 'Installationselektriker', '6309'],
    ['yyF7_jsW_EeP', 'Installations- och serviceelektriker', '7411'],
    FIELDS.construction,
  ),
  carpenter: codes(
    ['9baa5bf2-0aa8-48fc-b003-3e08437d887b', 'Tømrer'],
    ['4Z7F_oBG_vMG', 'Träarbetare/Snickare', '6581'],
    ['9mJN_VwW_Xjg', 'Träarbetare, snickare m.fl.', '7111'],
    FIELDS.construction,
  ),
  bricklayer: codes(
    ['24ea6c03-c990-4b8d-a6ed-4bd1999ea4d4', 'Murer'],
    ['gbuQ_nGX_vDz', 'Murare', '5816'],
    ['NnB3_eWH_auo', 'Murare m.fl.', '7112'],
    FIELDS.construction,
  ),
  plumber: codes(
    ['79fc9f1f-9020-46f8-ac38-4be02384d6d4', 'VVS-montør'],
    ['ZZTi_v6g_4cZ', 'VVS-montör', '5817'],
    ['fLKb_bJ3_69p', 'VVS-montörer m.fl.', '7125'],
    FIELDS.construction,
  ),
  painter: codes(
    ['d126d90a-c8ec-4bc4-b3d2-87a6efb72a08', 'Bygningsmaler'],
    ['rv19_K1B_Fuo', 'Målare', '2079'],
    ['QKvX_v7r_PNL', 'Målare', '7131'],
    FIELDS.construction,
  ),
  'concrete-worker': codes(
    ['c4d7ad0b-ec81-4b90-a6e1-9d57de089c5b', 'Specialarbejder, jord og beton'],
    ['57z2_b5A_hAT', 'Betongarbetare', '5810'],
    ['q2Ge_zrQ_zJb', 'Betongarbetare', '7113'],
    FIELDS.construction,
  ),
  'site-manager': codes(
    ['5b346798-54ba-45b1-b263-4c8aa0506aa8', 'Byggeleder'],
    ['NZcr_uB1_6rX', 'Platschef, bygg', '5055'],
    ['7mn2_kA9_ftp', 'Driftchefer inom bygg, anläggning och gruva', '1360'],
    FIELDS.construction,
  ),
  'excavator-driver': codes(
    ['d38520b5-c559-4986-a68b-ef332b86b4a3', 'Operatør, bygge og anlæg'],
    ['EGix_gMZ_3r9', 'Grävmaskinförare', '507'],
    ['3ZtN_hhA_SM7', 'Anläggningsmaskinförare m.fl.', '8342'],
    FIELDS.construction,
  ),
  'building-engineer': codes(
    ['a0c60263-c1a9-485a-b8f1-d089bc42c719', 'Bygningsingeniør'],
    ['QyBB_mhx_iKS', 'Byggnadsingenjör', '4179'],
    ['thZP_oR7_WrY', 'Ingenjörer och tekniker inom bygg och anläggning', '3112'],
    FIELDS.construction,
  ),
  'software-developer': codes(
    ['8b6456a3-ae9a-45a0-a65b-fed797521753', 'Programmør og systemudvikler'],
    ['rQds_YGd_quU', 'Mjukvaruutvecklare', '80'],
    ['DJh5_yyF_hEM', 'Mjukvaru- och systemutvecklare m.fl.', '2512'],
    FIELDS.it,
  ),
  'it-support': codes(
    ['5faefc93-a834-4749-9297-8a13012022fa', 'IT-supporter'],
    ['KQty_E1u_cia', 'Helpdesktekniker/Supporttekniker', '7020'],
    ['hmaC_cfi_UKg', 'Supporttekniker, IT', '3512'],
    FIELDS.it,
  ),
  'data-analyst': codes(
    ['83c4bd16-354a-4520-a39f-1905cfffd0be', 'Analytiker, data og analyse'],
    ['ziUj_67V_Yk4', 'Data scientist', null],
    ['UXKZ_3zZ_ipB', 'Systemanalytiker och IT-arkitekter m.fl.', '2511'],
    FIELDS.it,
  ),
  'it-project-manager': codes(
    ['e7261c4d-8474-4541-a76c-e2201be9b2fc', 'IT-projektleder'],
    ['z5AM_ayf_WcL', 'Projektledare, IT', '5388'],
    ['DJh5_yyF_hEM', 'Mjukvaru- och systemutvecklare m.fl.', '2512'],
    FIELDS.it,
  ),
  'system-administrator': codes(
    ['8dc2d0b7-af1a-403b-bc2d-c468acaf664b', 'Systemadministrator'],
    ['Lxas_8K9_W1o', 'Systemadministratör', '2918'],
    ['MYAz_x9m_2LJ', 'Systemadministratörer', '3513'],
    FIELDS.it,
  ),
  'security-specialist': codes(
    ['c92bb33a-efff-4b11-8191-d76a95065600', 'IT-sikkerhedskonsulent'],
    ['FHwx_yXu_FAd', 'Säkerhetsanalytiker, IT', '2719'],
    ['BAeH_eg8_T2d', 'IT-säkerhetsspecialister', '2516'],
    FIELDS.it,
  ),
  'bus-driver': codes(
    ['aafb7a47-b6b8-4e5f-8cb7-f9c1ce77acae', 'Buschauffør'],
    ['qSXj_aXc_EGp', 'Bussförare/Busschaufför', '5561'],
    ['FiDm_2S8_gx7', 'Buss- och spårvagnsförare', '8331'],
    FIELDS.transport,
  ),
  'truck-driver': codes(
    ['c8bc1c26-a9d3-4b72-a0ef-d91175e6e8cc', 'Chauffør, fragt, distribution, blandet kørsel'],
    ['JEhg_Dmh_mzv', 'Distributionsförare', '534'],
    ['3MBw_pDA_P2F', 'Lastbilsförare m.fl.', '8332'],
    FIELDS.transport,
  ),
  'warehouse-worker': codes(
    ['fb7ad007-46ce-4cee-925e-efa294842e27', 'Lager- og logistikmedarbejder'],
    ['sizv_uPq_nWf', 'Lagerarbetare', '5842'],
    ['kLyY_rwr_aJr', 'Lager- och terminalpersonal', '4322'],
    FIELDS.transport,
  ),
  'forklift-driver': codes(
    ['c30e792e-a27d-46f8-9c8c-947bc075025b', 'Truckfører'],
    ['GQSf_fnq_kjF', 'Truckförare', '5687'],
    ['MrcX_RDn_N53', 'Truckförare', '8344'],
    FIELDS.transport,
  ),
  'train-driver': codes(
    ['f5e2c8b5-4cd1-466d-b62c-2ee3fa75f962', 'Lokomotivfører'],
    ['UkgF_gNF_EYY', 'Lokförare/Förare av tåg', '5550'],
    ['UGgc_Vm9_Bog', 'Lokförare', '8311'],
    FIELDS.transport,
  ),
  courier: codes(
    ['dde09682-704e-42f2-b2b2-87d39df204e2', 'Chauffør, budtransport, køretøj under 3½ ton'],
    ['PtiU_6mm_yyL', 'Budbilsförare', '4332'],
    ['P7Ay_ooF_pri', 'Övriga bil-, motorcykel- och cykelförare', '8329'],
    FIELDS.transport,
  ),
  cook: codes(
    ['68c9d4ce-3dfe-45ec-aa21-6ea6bed91035', 'Kok'],
    ['JbJw_as4_S93', 'Kock, à la carte', '7663'],
    ['BStc_SJh_DKG', 'Kockar och kallskänkor', '5120'],
    FIELDS.hospitality,
  ),
  waiter: codes(
    ['4b8147d0-b831-4331-a7d7-d1b0e9f32e96', 'Tjener'],
    ['rGGf_KLs_To7', 'Servitör/Servitris', '5487'],
    ['UjoW_meY_Zwt', 'Hovmästare och servitörer', '5131'],
    FIELDS.hospitality,
  ),
  'hotel-receptionist': codes(
    ['f71cc40f-7ff1-4303-bee6-976b5605d682', 'Receptionist, hotel'],
    ['3kFW_XLk_v9H', 'Hotellreceptionist', '5596'],
    ['bYde_Frc_xcB', 'Hotellreceptionister m.fl.', '4224'],
    FIELDS.hospitality,
  ),
  'room-attendant': codes(
    ['f33860bc-64fd-400a-91a9-64792d86c067', 'Rengøringsassistent, hotel'],
    ['PiBg_iBj_qEw', 'Hotellstädare', '455'],
    ['Z6TY_xDf_Yup', 'Städare', '9111'],
    FIELDS.cleaning,
  ),
  'kitchen-assistant': codes(
    ['4229a9b2-6632-4f28-9b51-3e5c0ac83bbd', 'Køkkenmedhjælper'],
    ['yXRQ_Ad9_E8V', 'Restaurangbiträde', '5555'],
    ['tPox_ie4_X9X', 'Restaurang- och köksbiträden m.fl.', '9412'],
    FIELDS.hospitality,
  ),
  baker: codes(
    ['5171aa33-a3e2-4152-8cb6-9fb876bdddc0', 'Bager'],
    ['XugJ_6hw_wVV', 'Bagare/Konditor', '5504'],
    ['5qT8_z9d_8rw', 'Bagare och konditorer', '7612'],
    FIELDS.hospitality,
  ),
  cleaner: codes(
    ['d2434f11-086d-4706-be95-cee4a4a46665', 'Rengøringsassistent'],
    ['dYo1_D8c_87U', 'Städare/Lokalvårdare', '464'],
    ['Z6TY_xDf_Yup', 'Städare', '9111'],
    FIELDS.cleaning,
  ),
  caretaker: codes(
    ['547fc814-12fc-41be-a35c-87ff66caf1e8', 'Servicetekniker, rengøring og ejendomsservice'],
    ['C6Cv_9ZR_7Gb', 'Fastighetsskötare/Fastighetsarbetare', '5885'],
    ['df9D_e6y_61z', 'Fastighetsskötare', '5152'],
    FIELDS.cleaning,
  ),
  'shop-assistant': codes(
    ['8e917fa3-6853-48b9-8242-a4cf90af9b9b', 'Butiksassistent'],
    ['pBhS_6fg_727', 'Butikssäljare/Medarbetare, dagligvaror', '2284'],
    ['s1Qk_o98_2o1', 'Butikssäljare, dagligvaror', '5222'],
    FIELDS.sales,
  ),
  'shop-manager': codes(
    ['c22371c6-81fe-43bb-9cbf-588d0ad452b9', 'Butikschef'],
    ['WWVG_4sM_faC', 'Butikschef', '6646'],
    ['Fu4x_7KG_YgC', 'Chefer inom handel', '1730'],
    FIELDS.sales,
  ),
  'customer-service': codes(
    ['972152b4-1e57-4967-bfdb-83dc0a2de9b8', 'Kundeservicemedarbejder'],
    ['8Uhp_XYo_z5f', 'Kundtjänstmedarbetare', '2291'],
    ['pwRH_MT1_8nR', 'Kundtjänstpersonal', '4222'],
    FIELDS.office,
  ),
  'sales-consultant': codes(
    ['62aab454-8160-454a-af27-d07d60128102', 'Salgskonsulent'],
    ['p17k_znk_osi', 'Utesäljare', '7117'],
    ['oXSW_fbY_XrY', 'Företagssäljare', '3322'],
    FIELDS.sales,
  ),
  'cnc-operator': codes(
    ['1394fd3c-c104-47ca-83b4-404328906d04', 'CNC-operatør'],
    ['EvmU_s9w_euP', 'CNC-operatör/FMS-operatör', '6004'],
    ['vaEp_iBS_c5h', 'Maskinställare o maskinoperatörer, metallarbete', '7223'],
    FIELDS.industry,
  ),
  welder: codes(
    ['29562c9f-0ba4-4315-a6ea-a4981f6c39ad', 'Svejser'],
    ['wf1E_nWA_EJp', 'Svetsare, manuell', '5945'],
    ['wQ1E_Bzk_ZyA', 'Svetsare och gasskärare', '7212'],
    FIELDS.industry,
  ),
  'process-operator': codes(
    ['6de4a1c2-9216-41bb-8185-e32b4789d925', 'Procesoperatør'],
    ['xhPp_qTB_poK', 'Processoperatör, kemisk industri', '5626'],
    ['QEBd_qHu_vGr', 'Processövervakare, kemisk industri', '8192'],
    FIELDS.industry,
  ),
  'maintenance-mechanic': codes(
    ['3f54bd3c-d98f-423b-a9cf-01a599f4be37', 'Industrimekaniker'],
    ['ci6b_Nc2_FmS', 'Underhållsmekaniker', '871'],
    ['KttZ_Skc_bMR', 'Underhållsmekaniker och maskinreparatörer', '7233'],
    FIELDS.maintenance,
  ),
  'car-mechanic': codes(
    ['d69c26ae-e1e0-4643-ab67-0585b980235b', 'Automekaniker'],
    ['bLKd_4Wg_3rn', 'Fordonstekniker/Bilmekaniker/Personbilsmekaniker', '600'],
    ['Lzpv_ofL_3H5', 'Motorfordonsmekaniker och fordonsreparatörer', '7231'],
    FIELDS.maintenance,
  ),
  'production-worker': codes(
    ['a58222c2-f8c8-4794-832f-8d8806408129', 'Produktionsmedarbejder'],
    ['CZ8R_mZ4_hxM', 'Livsmedelsarbetare, mejeri', '5442'],
    ['yJk6_azD_ywF', 'Maskinoperatörer, mejeri', '8162'],
    FIELDS.industry,
  ),
  'mechanical-engineer': codes(
    ['33d23f4e-2e60-4a58-973d-532eee64bffb', 'Maskiningeniør'],
    ['44U4_7Fz_GCy', 'Konstruktör, tillverkningsindustri', '7495'],
    ['K8yg_U4C_gkY', 'Ingenjörer och tekniker inom maskinteknik', '3114'],
    FIELDS.engineering,
  ),
  'office-assistant': codes(
    ['f935c0c3-89fc-4140-aa26-28697a7cfd3f', 'Kontormedhjælper'],
    ['s5pR_WNm_R8W', 'Administrativ assistent', '2787'],
    ['eQ4M_CNm_ozj', 'Övriga kontorsassistenter och sekreterare', '4119'],
    FIELDS.office,
  ),
  'accounting-assistant': codes(
    ['ed413a18-e3a9-4ae0-8a0d-d8fa9a044613', 'Bogholderi- og regnskabsassistent'],
    ['BK8D_hZe_dtk', 'Ekonomiassistent', '6024'],
    ['ij8k_EwC_zyB', 'Ekonomiassistenter m.fl.', '4111'],
    FIELDS.office,
  ),
  controller: codes(
    ['156319c9-27a7-4550-9ee7-db7cb71d17e0', 'Økonomicontroller'],
    ['GrZU_ofe_QAx', 'Controller', '6318'],
    ['Uw4n_UB2_RCW', 'Controller', '2412'],
    FIELDS.office,
  ),
  'hr-consultant': codes(
    ['69aa65f1-8aad-4097-8bce-f4c2c6a07e25', 'HR-konsulent'],
    ['s28Q_sya_S2b', 'HR-specialist/HR-adviser', '6873'],
    ['bjqk_F3A_5Hk', 'Personal- och HR-specialister', '2423'],
    FIELDS.office,
  ),
  'communications-officer': codes(
    ['c0029b94-ce8d-4b03-b125-b6861e0699b2', 'Kommunikationsmedarbejder'],
    ['aRp4_qjZ_tPV', 'Informatör/Kommunikatör', '6159'],
    ['k1Nx_auG_sNh', 'Informatörer, kommunikatörer och PR-specialister', '2432'],
    FIELDS.sales,
  ),
  'farm-worker': codes(
    ['db0385a0-8663-43e3-8459-93531cd8364a', 'Landbrugsmedhjælper'],
    ['QFU2_qrX_eKn', 'Djurskötare, mjölk', '7460'],
    ['KYmy_iqC_xiQ', 'Uppfödare och skötare av lantbrukets husdjur', '6121'],
    FIELDS.land,
  ),
  gardener: codes(
    ['95160eb3-e5c6-4949-b5a0-48e3e0208368', 'Gartner'],
    ['geNh_Yah_F3J', 'Trädgårdsarbetare/Plantskolearbetare, trädgård', '6274'],
    ['2xQ4_4kh_kTZ', 'Trädgårdsodlare', '6112'],
    FIELDS.land,
  ),
  'landscape-gardener': codes(
    ['db40b8c8-c61a-49f3-be56-a75225bad837', 'Anlægsgartner'],
    ['FvY5_W17_kDE', 'Trädgårdsanläggare/Trädgårdsanläggningsarbetare', '6275'],
    ['XBh3_Xrm_C4R', 'Trädgårdsanläggare m.fl.', '6113'],
    FIELDS.land,
  ),
  researcher: codes(
    ['102d38c7-a24a-439e-86cd-fd7c3a3f58c8', 'Forsker, naturvidenskab og teknik'],
    ['2iBk_N8d_Gm4', 'Forskarassistent', '7465'],
    ['P7eS_nP8_3dy', 'Forskarassistenter m.fl.', '2313'],
    FIELDS.science,
  ),
  lecturer: codes(
    ['d43e7e6e-c740-408d-a46c-6ea52f5064f2', 'Lektor, naturvidenskab og teknik'],
    ['9kWY_X1U_RyC', 'Universitets- och högskolelektor', '7138'],
    ['cYCo_PxY_zQd', 'Universitets- och högskolelektorer', '2312'],
    FIELDS.teaching,
  ),
  'doctoral-student': codes(
    ['b52feaa8-0f17-413b-a2d3-403f8f167c21', 'ph.d., naturvidenskab og teknik'],
    ['Pgpp_B8P_wot', 'Doktorand', '7589'],
    ['NNK9_F1o_pK5', 'Doktorander', '2314'],
    FIELDS.teaching,
  ),
  'laboratory-technician': codes(
    ['c57b1227-c2bd-4823-bfda-d67d8db79f62', 'Laborant'],
    ['kCJY_zYy_ov8', 'Laboratorieingenjör, kemi', '5515'],
    ['bExu_8gk_azk', 'Laboratorieingenjörer', '3215'],
    FIELDS.science,
  ),
  'security-guard': codes(
    ['ed75bf8e-7577-4b52-be16-8460c10983b6', 'Vagt'],
    ['mobn_aTk_jS6', 'Väktare', '5906'],
    ['iqZh_3yX_i8n', 'Väktare och ordningsvakter', '5413'],
    FIELDS.security,
  ),
  hairdresser: codes(
    ['48c8a846-3731-437b-adc6-0d57aab55daf', 'Frisør'],
    ['tuoE_9Nj_fAS', 'Frisör', '5491'],
    ['LyBp_bY6_bZK', 'Frisörer', '5141'],
    FIELDS.beauty,
  ),
  lawyer: codes(
    ['bffe6e03-67a9-47fc-82aa-267d9fabee9c', 'Jurist'],
    ['UJuc_Hqm_GQg', 'Förvaltningsjurist', '6179'],
    ['JfYV_ZGg_6rm', 'Förvaltnings- och organisationsjurister', '2615'],
    FIELDS.office,
  ),
} as const satisfies Readonly<Record<string, OccupationCodes>>;

export type OccupationKey = keyof typeof OCCUPATION_CODES;
