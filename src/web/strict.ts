/** First of all: shapes are checked without `new Function`, which the content security policy forbids and reports. */
import { config } from 'zod'

config({ jitless: true })
