import { useParams } from 'react-router';
import { Failed, Loading } from '../../parts/state-views.js';
import { ReviewDesk } from './review-desk.js';
import { useReview } from './use-review.js';

export default function Review() {
  const { id = '' } = useParams();
  return <ReviewOf key={id} id={id} />;
}

function ReviewOf({ id }: { readonly id: string }) {
  const work = useReview(id);
  if (work.report) return <ReviewDesk report={work.report} work={work} />;
  if (work.asked.error) return <Failed error={work.asked.error} onRetry={() => void work.asked.refetch()} />;
  return <Loading />;
}
