/** Object identifiers of the Russian algorithms that occur in certificates, keys and CMS. */
export const oid = {
  /** GOST R 34.10-2012 keys. */
  key256: '1.2.643.7.1.1.1.1',
  key512: '1.2.643.7.1.1.1.2',
  digest256: '1.2.643.7.1.1.2.2',
  digest512: '1.2.643.7.1.1.2.3',
  /** GOST R 34.10-2012 with GOST R 34.11-2012: the algorithm of a signature. */
  signature256: '1.2.643.7.1.1.3.2',
  signature512: '1.2.643.7.1.1.3.3',
} as const

/** Names of the parameter sets with a 256-bit modulus (RFC 4357 §11.4, RFC 7836 §A.2, RFC 9548). */
export const parameterSetNames: Readonly<Record<string, string>> = {
  '1.2.643.2.2.35.0': 'id-GostR3410-2001-TestParamSet',
  '1.2.643.2.2.35.1': 'id-GostR3410-2001-CryptoPro-A-ParamSet',
  '1.2.643.2.2.35.2': 'id-GostR3410-2001-CryptoPro-B-ParamSet',
  '1.2.643.2.2.35.3': 'id-GostR3410-2001-CryptoPro-C-ParamSet',
  '1.2.643.2.2.36.0': 'id-GostR3410-2001-CryptoPro-XchA-ParamSet',
  '1.2.643.2.2.36.1': 'id-GostR3410-2001-CryptoPro-XchB-ParamSet',
  '1.2.643.7.1.2.1.1.1': 'id-tc26-gost-3410-2012-256-paramSetA',
  '1.2.643.7.1.2.1.1.2': 'id-tc26-gost-3410-2012-256-paramSetB',
  '1.2.643.7.1.2.1.1.3': 'id-tc26-gost-3410-2012-256-paramSetC',
  '1.2.643.7.1.2.1.1.4': 'id-tc26-gost-3410-2012-256-paramSetD',
}
