//! SHA-256, for tests alone: the addresses in a repository are hashes of what is there.

/// The first 32 bits behind the point of the `root`-th root of a prime.
fn behind_the_point(prime: u64, root: fn(f64) -> f64) -> u32 {
    (root(prime as f64).fract() * 4_294_967_296.0) as u32
}

pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    let primes: Vec<u64> = (2..312).filter(|n| (2..*n).all(|d| n % d > 0)).collect();
    let rounds: Vec<u32> = primes.iter().map(|&p| behind_the_point(p, f64::cbrt)).collect();
    let mut state: Vec<u32> = primes[..8].iter().map(|&p| behind_the_point(p, f64::sqrt)).collect();
    let mut padded = [bytes, &[128]].concat();
    padded.resize((padded.len() + 8).next_multiple_of(64), 0);
    let end = padded.len() - 8;
    padded[end..].copy_from_slice(&(8 * bytes.len() as u64).to_be_bytes());
    for block in padded.chunks_exact(64) {
        let mut w: Vec<u32> = block.as_chunks().0.iter().map(|b| u32::from_be_bytes(*b)).collect();
        for i in 16..64 {
            let (a, b) = (w[i - 15], w[i - 2]);
            let a = a.rotate_right(7) ^ a.rotate_right(18) ^ a >> 3;
            let b = b.rotate_right(17) ^ b.rotate_right(19) ^ b >> 10;
            w.push(w[i - 16].wrapping_add(a).wrapping_add(w[i - 7]).wrapping_add(b));
        }
        let mut s = state.clone();
        for i in 0..64 {
            let sum = s[4].rotate_right(6) ^ s[4].rotate_right(11) ^ s[4].rotate_right(25);
            let chosen = s[4] & s[5] ^ !s[4] & s[6];
            let one = [sum, chosen, rounds[i], w[i]].into_iter().fold(s[7], u32::wrapping_add);
            let sum = s[0].rotate_right(2) ^ s[0].rotate_right(13) ^ s[0].rotate_right(22);
            let two = sum.wrapping_add(s[0] & s[1] ^ s[0] & s[2] ^ s[1] & s[2]);
            s.rotate_right(1);
            s[4] = s[4].wrapping_add(one);
            s[0] = one.wrapping_add(two);
        }
        state.iter_mut().zip(s).for_each(|(state, s)| *state = state.wrapping_add(s));
    }
    let mut out = [0; 32];
    out.as_chunks_mut().0.iter_mut().zip(state).for_each(|(out, word)| *out = word.to_be_bytes());
    out
}

#[test]
fn it_is_sha_256() {
    let begins = |bytes: &[u8]| u32::from_be_bytes(*sha256(bytes).first_chunk().expect("32 bytes"));
    assert_eq!(begins(b""), 0xe3b0_c442);
    assert_eq!(begins(b"abc"), 0xba78_16bf);
    for (length, first) in [(55, 0x9f43_90f8), (56, 0xb354_39a4), (63, 0x7d3e_74a0), (64, 0xffe0_54fe)] {
        assert_eq!(begins(&vec![b'a'; length]), first);
    }
}
