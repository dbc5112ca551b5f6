/** A rating: five stars for the eye, words for readers. */
import { IconStar, IconStarFilled } from '@tabler/icons-react'
import { reviewText } from './text.ts'
import '../../../web/look/studies.css'

export const Stars = ({ rating }: { readonly rating: number }) => (
  <span className="stars" role="img" aria-label={reviewText.stars(rating)}>
    {[1, 2, 3, 4, 5].map((n) =>
      n <= Math.round(rating) ? (
        <IconStarFilled key={n} size={18} aria-hidden />
      ) : (
        <IconStar key={n} size={18} aria-hidden />
      ),
    )}
  </span>
)
