// Programs that take minutes in the verify build: several thousand allocations of containers, each with a collection, or many steps.
export const LONG = /sorting|deep_|long_chains|methods_random|percent_and_format|encodings|hostile|packed_by|library\/mail/;
