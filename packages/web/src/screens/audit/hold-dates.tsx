import { useRoute } from '../../api/use-api.js';
import { useWords } from '../../language/language.js';
import { DateText } from '../../parts/quantity.js';

/** For the auditor: when records are held from purging and until when; of what they are, nothing. */
export function HoldDates() {
  const t = useWords('audit');
  const words = useWords('retention');
  const { data } = useRoute('audit.holds');
  if (!data || data.items.length === 0) return null;
  return (
    <details className="hold-dates">
      <summary>
        {words('holds')} <span className="muted number">{data.items.length}</span>
      </summary>
      <p className="muted">{t('holdsHow')}</p>
      <table className="dense one-line">
        <thead>
          <tr>
            <th scope="col">{t('holdMade')}</th>
            <th scope="col">{words('until')}</th>
            <th scope="col">{t('holdState')}</th>
            <th scope="col">{t('holdOn')}</th>
            <th scope="col" className="col-wide">
              {t('holdDigest')}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.items.map((hold) => (
            <tr key={hold.id}>
              <td>
                <DateText value={hold.madeAt} />
              </td>
              <td>
                <DateText value={hold.until} />
              </td>
              <td>{words(`holdState_${hold.state}`)}</td>
              <td>{hold.onReport ? t('holdReport') : words('records', { count: hold.mentions })}</td>
              <td className="col-wide mono ellipsis">{hold.reasonDigest}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
