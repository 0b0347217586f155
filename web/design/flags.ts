/*
 * The flags of the nations that the sample knows, as files: the letters of which some systems make a
 * flag are two boxes on others. A browser fetches those that it shows. By path, because the package
 * exports its pictures to scripts only.
 */
import ALB from '../../node_modules/country-flag-icons/3x2/AL.svg';
import BEL from '../../node_modules/country-flag-icons/3x2/BE.svg';
import BGR from '../../node_modules/country-flag-icons/3x2/BG.svg';
import CAN from '../../node_modules/country-flag-icons/3x2/CA.svg';
import HRV from '../../node_modules/country-flag-icons/3x2/HR.svg';
import CZE from '../../node_modules/country-flag-icons/3x2/CZ.svg';
import DNK from '../../node_modules/country-flag-icons/3x2/DK.svg';
import EST from '../../node_modules/country-flag-icons/3x2/EE.svg';
import FIN from '../../node_modules/country-flag-icons/3x2/FI.svg';
import FRA from '../../node_modules/country-flag-icons/3x2/FR.svg';
import DEU from '../../node_modules/country-flag-icons/3x2/DE.svg';
import GRC from '../../node_modules/country-flag-icons/3x2/GR.svg';
import HUN from '../../node_modules/country-flag-icons/3x2/HU.svg';
import ISL from '../../node_modules/country-flag-icons/3x2/IS.svg';
import ITA from '../../node_modules/country-flag-icons/3x2/IT.svg';
import LVA from '../../node_modules/country-flag-icons/3x2/LV.svg';
import LTU from '../../node_modules/country-flag-icons/3x2/LT.svg';
import LUX from '../../node_modules/country-flag-icons/3x2/LU.svg';
import MNE from '../../node_modules/country-flag-icons/3x2/ME.svg';
import NLD from '../../node_modules/country-flag-icons/3x2/NL.svg';
import MKD from '../../node_modules/country-flag-icons/3x2/MK.svg';
import NOR from '../../node_modules/country-flag-icons/3x2/NO.svg';
import POL from '../../node_modules/country-flag-icons/3x2/PL.svg';
import PRT from '../../node_modules/country-flag-icons/3x2/PT.svg';
import ROU from '../../node_modules/country-flag-icons/3x2/RO.svg';
import SVK from '../../node_modules/country-flag-icons/3x2/SK.svg';
import SVN from '../../node_modules/country-flag-icons/3x2/SI.svg';
import ESP from '../../node_modules/country-flag-icons/3x2/ES.svg';
import SWE from '../../node_modules/country-flag-icons/3x2/SE.svg';
import TUR from '../../node_modules/country-flag-icons/3x2/TR.svg';
import GBR from '../../node_modules/country-flag-icons/3x2/GB.svg';
import USA from '../../node_modules/country-flag-icons/3x2/US.svg';
import UKR from '../../node_modules/country-flag-icons/3x2/UA.svg';

/** Address of a flag by ISO 3166-1 alpha-3, by which nations are known here. */
const flags: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ALB,
    BEL,
    BGR,
    CAN,
    HRV,
    CZE,
    DNK,
    EST,
    FIN,
    FRA,
    DEU,
    GRC,
    HUN,
    ISL,
    ITA,
    LVA,
    LTU,
    LUX,
    MNE,
    NLD,
    MKD,
    NOR,
    POL,
    PRT,
    ROU,
    SVK,
    SVN,
    ESP,
    SWE,
    TUR,
    GBR,
    USA,
    UKR,
  }),
);

export function flagOf(body: string): string | undefined {
  return flags.get(body);
}
