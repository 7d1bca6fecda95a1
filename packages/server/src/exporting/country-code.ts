/**
 * Countries as FollowTheMoney writes them: two letters of ISO 3166-1, in lower case. What sources write is
 * a code or a name in English or Spanish; the names are those of the Unicode CLDR, which Node carries.
 */

/** ISO 3166-1: three letters, then the two. */
const CODES: string =
  'ABWAW AFGAF AGOAO AIAAI ALAAX ALBAL ANDAD AREAE ARGAR ARMAM ASMAS ATAAQ ATFTF ATGAG AUSAU AUTAT AZEAZ BDIBI ' +
  'BELBE BENBJ BESBQ BFABF BGDBD BGRBG BHRBH BHSBS BIHBA BLMBL BLRBY BLZBZ BMUBM BOLBO BRABR BRBBB BRNBN BTNBT ' +
  'BVTBV BWABW CAFCF CANCA CCKCC CHECH CHLCL CHNCN CIVCI CMRCM CODCD COGCG COKCK COLCO COMKM CPVCV CRICR CUBCU ' +
  'CUWCW CXRCX CYMKY CYPCY CZECZ DEUDE DJIDJ DMADM DNKDK DOMDO DZADZ ECUEC EGYEG ERIER ESHEH ESPES ESTEE ETHET ' +
  'FINFI FJIFJ FLKFK FRAFR FROFO FSMFM GABGA GBRGB GEOGE GGYGG GHAGH GIBGI GINGN GLPGP GMBGM GNBGW GNQGQ GRCGR ' +
  'GRDGD GRLGL GTMGT GUFGF GUMGU GUYGY HKGHK HMDHM HNDHN HRVHR HTIHT HUNHU IDNID IMNIM INDIN IOTIO IRLIE IRNIR ' +
  'IRQIQ ISLIS ISRIL ITAIT JAMJM JEYJE JORJO JPNJP KAZKZ KENKE KGZKG KHMKH KIRKI KNAKN KORKR KWTKW LAOLA LBNLB ' +
  'LBRLR LBYLY LCALC LIELI LKALK LSOLS LTULT LUXLU LVALV MACMO MAFMF MARMA MCOMC MDAMD MDGMG MDVMV MEXMX MHLMH ' +
  'MKDMK MLIML MLTMT MMRMM MNEME MNGMN MNPMP MOZMZ MRTMR MSRMS MTQMQ MUSMU MWIMW MYSMY MYTYT NAMNA NCLNC NERNE ' +
  'NFKNF NGANG NICNI NIUNU NLDNL NORNO NPLNP NRUNR NZLNZ OMNOM PAKPK PANPA PCNPN PERPE PHLPH PLWPW PNGPG POLPL ' +
  'PRIPR PRKKP PRTPT PRYPY PSEPS PYFPF QATQA REURE ROURO RUSRU RWARW SAUSA SDNSD SENSN SGPSG SGSGS SHNSH SJMSJ ' +
  'SLBSB SLESL SLVSV SMRSM SOMSO SPMPM SRBRS SSDSS STPST SURSR SVKSK SVNSI SWESE SWZSZ SXMSX SYCSC SYRSY TCATC ' +
  'TCDTD TGOTG THATH TJKTJ TKLTK TKMTM TLSTL TONTO TTOTT TUNTN TURTR TUVTV TWNTW TZATZ UGAUG UKRUA UMIUM URYUY ' +
  'USAUS UZBUZ VATVA VCTVC VENVE VGBVG VIRVI VNMVN VUTVU WLFWF WSMWS YEMYE ZAFZA ZMBZM ZWEZW ';

/** Names that lists of the US Treasury and texts use and CLDR does not. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'United States of America': 'us',
  'Estados Unidos de América': 'us',
  'Estados Unidos Mexicanos': 'mx',
  'Great Britain': 'gb',
  'Russian Federation': 'ru',
  Burma: 'mm',
  Turkey: 'tr',
  'Czech Republic': 'cz',
  'Hong Kong': 'hk',
  Macau: 'mo',
  'Ivory Coast': 'ci',
  'Congo, Democratic Republic of the': 'cd',
  'Congo, Republic of the': 'cg',
  'Macedonia, The Former Yugoslav Republic of': 'mk',
  Palestinian: 'ps',
  'West Bank': 'ps',
  'Region: Gaza': 'ps',
};

/** By code and by `nameKey`. */
const KNOWN: ReadonlyMap<string, string> = knownCountries();

/** `mx` of `MEX`, `MX`, `Mexico` or `México`; null where it is no country. */
export function countryCode(text: string): string | null {
  return KNOWN.get(text.trim().toUpperCase()) ?? KNOWN.get(nameKey(text)) ?? null;
}

function knownCountries(): Map<string, string> {
  const known = new Map<string, string>();
  for (const pair of CODES.trim().split(' ')) {
    const two = pair.slice(3);
    for (const code of [pair.slice(0, 3), two]) known.set(code, two.toLowerCase());
  }
  const codes = new Set(known.values());
  for (const language of ['en', 'es']) {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const two of codes) {
      const name = names.of(two.toUpperCase());
      if (name !== undefined) known.set(nameKey(name), two);
    }
  }
  for (const [name, two] of Object.entries(OTHER_NAMES)) known.set(nameKey(name), two);
  return known;
}

/** Free of accents, case, articles and the order of words: `Korea, North` is `North Korea`. */
function nameKey(name: string): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\bsaint\b/g, 'st')
    .split(/[^a-z]+/)
    .filter((word) => word !== '' && !/^(?:the|of|and|de|del|la|las|el|los|y)$/.test(word));
  return words.sort().join(' ');
}
