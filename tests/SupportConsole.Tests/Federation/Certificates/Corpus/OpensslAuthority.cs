namespace SupportConsole.Tests.Federation.Certificates.Corpus;

/// <summary>Made as the usual tutorial does it: an authority and a server of the same name, `openssl x509 -req -CA`, with OpenSSL 3.0.</summary>
internal static class OpensslAuthority
{
    private const string SameAuthority =
        "MIIDSTCCAjGgAwIBAgIUG1gdhlSoE45EFMYkpDJ5Up4zm0kwDQYJKoZIhvcNAQELBQAwNDELMAkGA1UEBhMCVVMxDTALBgNVBAoMBEFjbWUxFj"
        + "AUBgNVBAMMDWlkcC5hY21lLnRlc3QwHhcNMjYxMTI3MjE1NzE2WhcNNDYxMTIyMjE1NzE2WjA0MQswCQYDVQQGEwJVUzENMAsGA1UECgwEQWNt"
        + "ZTEWMBQGA1UEAwwNaWRwLmFjbWUudGVzdDCCASIwDQYJKoZIhvcNAQEBBQADggEPADCCAQoCggEBAL/mFGcIbjXpIfEEDf+Gv2klNDlR3r2oaj"
        + "OKGCFYWJ8kaL6KbvQPegij620+hR/n7t+cGj71L1cV3RG1xxvlOUrhahPIN1Utz8HUe2S1Soy0cyjcX4rvwmZjqbI0bkQEzQYkv/MAvhvVKOXV"
        + "/hnfqc9X4N788tsJ2wroZ8i9T5LQ4g3CuFC6379R9rjCYdYd+la+P2E6jcoJD9C8dV7tzqXU3Sfn/r8iTv7D6s8eQtL6OErC8RvNQaQ1ayJcG9"
        + "OLQQgL9N7aIc6Us4f23qrkDRwGHwWKhEsDjnqJ4QmixtlfFM5BrZRYm+7aRa99VURiCQR52LdkdimIugo3qVPqVWcCAwEAAaNTMFEwHQYDVR0O"
        + "BBYEFAXRivEZ90RXiSXGqQfnN/LuMy6OMB8GA1UdIwQYMBaAFAXRivEZ90RXiSXGqQfnN/LuMy6OMA8GA1UdEwEB/wQFMAMBAf8wDQYJKoZIhv"
        + "cNAQELBQADggEBAEV+OBaieojg1eWnn7BI2mrysP9cQXrlswqdSVaRef8bmYMcjrbJleW8PrIK/8orT4utugneA9pWq/pwHMVppcOi3KgzG916"
        + "kEfnbwE3VXmpnN1Dse4RSISu4TkQa3LpY8CnZhHY0vSdqwGcmVPqx6oCpJAPyDqrIrvHR8pIbsDZO3Uh4R4XwCj+znOiYt7VENAIIC400PUUKF"
        + "bwsnzfWDohb55nxBJb8LSxz1qlgF/RvxsY2HvM3/5KMIG2KwQRd+vftPP2kj0I9dctaAjxzebpCPYIAGJYPp0vAGfdeVurLVgbbE5zFCyYgnXO"
        + "1R3ruz/PG8oYlbBRWXM0m13xKxo=";

    private const string SameServer =
        "MIIC3DCCAcQCAU0wDQYJKoZIhvcNAQELBQAwNDELMAkGA1UEBhMCVVMxDTALBgNVBAoMBEFjbWUxFjAUBgNVBAMMDWlkcC5hY21lLnRlc3QwHh"
        + "cNMjYxMTI3MjE1NzE3WhcNNDYwMTI2MjE1NzE3WjA0MQswCQYDVQQGEwJVUzENMAsGA1UECgwEQWNtZTEWMBQGA1UEAwwNaWRwLmFjbWUudGVz"
        + "dDCCASIwDQYJKoZIhvcNAQEBBQADggEPADCCAQoCggEBAKK2v62j+30xMgzQ6lu+0xftT1ErAAL2wU92VxKgrKfkcrxymQ5VMmxddREz+NIHa7"
        + "Pnm+bzyn5pe9WgFKwQt8r/HG5q2Z5LfTAIMHvL8oPe4B7rE5n7niOj9VMwq3mTfI5v1qYNyRYuHKWGOQU0VTK2jXov48fUWcC46ZUUktNf11nr"
        + "5QAu7fy5biDEXVUo9tVChLZzpU0Vc0QsAR+aRBpbiivIfxyBO8C5l/v6BASFYyC10tiQeF7hJFSX4S4y/WnYjoS6Spn/FcmCOeqr0+SfvV2mTu"
        + "32OiTk/ILPqR8DD5eH38bMG7OtWGknHYQHTYFTxt1D4OWkysh+6X0h93kCAwEAATANBgkqhkiG9w0BAQsFAAOCAQEAZX6yrxF89oQzlcr25blL"
        + "mOMlDcsutH9HYsJcwRxEBxpb7+agjp5ydA4Sg0Pgh/+EVGsca81t+4ymhhYZI5NJZMrzZcKRJsvhTaZxGHLgFK8PoTjpleVVrT02aikwt83Rcn"
        + "ooyLRWnOjdcIRySfMEO2+Zr5mjmOGe4i0tiSRYN6KuXHQzojAR+uNJ8NViedFWUXesaT4O8NM8GeD2K8huNh7zf3/lHfzj+qpVR3n43RenRGeB"
        + "ipmr8T0PxAauA1olfBgFjjrr/c5gdjUAuE0lhVPM4hm+dt45rJgfO6OHu7Z+80mLCxGEZf5pGP2PaZMemYjaAL1KftZ/OzCNVz2MlA==";

    private const string SerialServer =
        "MIIDbDCCAlSgAwIBAgIBTjANBgkqhkiG9w0BAQsFADA0MQswCQYDVQQGEwJVUzENMAsGA1UECgwEQWNtZTEWMBQGA1UEAwwNaWRwLmFjbWUudG"
        + "VzdDAeFw0yNjExMjcyMTU3MTdaFw00NjAxMjYyMTU3MTdaMDQxCzAJBgNVBAYTAlVTMQ0wCwYDVQQKDARBY21lMRYwFAYDVQQDDA1pZHAuYWNt"
        + "ZS50ZXN0MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAora/raP7fTEyDNDqW77TF+1PUSsAAvbBT3ZXEqCsp+RyvHKZDlUybF11ET"
        + "P40gdrs+eb5vPKfml71aAUrBC3yv8cbmrZnkt9MAgwe8vyg97gHusTmfueI6P1UzCreZN8jm/Wpg3JFi4cpYY5BTRVMraNei/jx9RZwLjplRSS"
        + "01/XWevlAC7t/LluIMRdVSj21UKEtnOlTRVzRCwBH5pEGluKK8h/HIE7wLmX+/oEBIVjILXS2JB4XuEkVJfhLjL9adiOhLpKmf8VyYI56qvT5J"
        + "+9XaZO7fY6JOT8gs+pHwMPl4ffxswbs61YaScdhAdNgVPG3UPg5aTKyH7pfSH3eQIDAQABo4GIMIGFMFkGA1UdIwRSMFChOKQ2MDQxCzAJBgNV"
        + "BAYTAlVTMQ0wCwYDVQQKDARBY21lMRYwFAYDVQQDDA1pZHAuYWNtZS50ZXN0ghQbWB2GVKgTjkQUxiSkMnlSnjObSTAJBgNVHRMEAjAAMB0GA1"
        + "UdDgQWBBR78DcsrFzun8aZOUR99JmZ1Ac6RjANBgkqhkiG9w0BAQsFAAOCAQEAg8dUm4YkjYZQ1mw4mijauL6yhBcec0f8lqO99tNAAdoprz4a"
        + "N0u0nwhhXpCpR2eu4cAox0UaJbfXRDp0QGUzYMjT47J2mVa9vjmrZ4e6q//F4klXgjtoOflDuOKho3zL/hK9Qbz0Piw8MoRdLw8Lud2pW1U32/"
        + "kJ26e+ho+BMnvqmnSw19/qFLGW1yoMHE+8UAv1ZZz2MKzNaAkS0d5Ik9PXj27L+ZdhRTyJn6/Ke9vA5nIfOy++Yg9qRaYlVg2J2hhQAMnkTns0"
        + "miCPO6zs28VYREYBPporftuTCvi7sjTQ/N09WJlIcw4gW06WST/ICVHkObZSHpiFE0q4yEwLQg==";

    private const string NamedServer =
        "MIIDSjCCAjKgAwIBAgIBTzANBgkqhkiG9w0BAQsFADA0MQswCQYDVQQGEwJVUzENMAsGA1UECgwEQWNtZTEWMBQGA1UEAwwNaWRwLmFjbWUudG"
        + "VzdDAeFw0yNjExMjcyMTU3MTdaFw00NjAxMjYyMTU3MTdaMDQxCzAJBgNVBAYTAlVTMQ0wCwYDVQQKDARBY21lMRYwFAYDVQQDDA1pZHAuYWNt"
        + "ZS50ZXN0MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAora/raP7fTEyDNDqW77TF+1PUSsAAvbBT3ZXEqCsp+RyvHKZDlUybF11ET"
        + "P40gdrs+eb5vPKfml71aAUrBC3yv8cbmrZnkt9MAgwe8vyg97gHusTmfueI6P1UzCreZN8jm/Wpg3JFi4cpYY5BTRVMraNei/jx9RZwLjplRSS"
        + "01/XWevlAC7t/LluIMRdVSj21UKEtnOlTRVzRCwBH5pEGluKK8h/HIE7wLmX+/oEBIVjILXS2JB4XuEkVJfhLjL9adiOhLpKmf8VyYI56qvT5J"
        + "+9XaZO7fY6JOT8gs+pHwMPl4ffxswbs61YaScdhAdNgVPG3UPg5aTKyH7pfSH3eQIDAQABo2cwZTAYBgNVHREEETAPgg1pZHAuYWNtZS50ZXN0"
        + "MAkGA1UdEwQCMAAwHQYDVR0OBBYEFHvwNyysXO6fxpk5RH30mZnUBzpGMB8GA1UdIwQYMBaAFAXRivEZ90RXiSXGqQfnN/LuMy6OMA0GCSqGSI"
        + "b3DQEBCwUAA4IBAQABSNC4z2u70d/79IKCzF6ziRi9ceJov7Y6gnY7n+iWSMdauDVswhn2JYxKWjT6VDNh1a9XZNikJ7deKhH2tTdQt2kb/D3A"
        + "qEO+MJREm2m8HyIa72zhLJdkNqEG0oLRposuPNMAPIgj2VlXvfxLHORff7MKVpFJshDEESIknw9AeZDG4qu4KAzz8mSZdnPbzKv8QZtY7HLfFd"
        + "fCobGj9WdK7Uh2fOzAGbhodeHIDKXOCUB8u7QBdfyvh/VNGHRdFqUigHzmcvQL3P8EJaFzyDQFBdY/Ux9qXePDhH/HVEajBdRCuGkW+OCayhgM"
        + "+C9cn+r7PoQrco/RG8l5qh9PMRW4";

    /// <summary>The authority, self-signed.</summary>
    public static byte[] Authority { get; } = Convert.FromBase64String(SameAuthority);

    /// <summary>Version 1, without any extension.</summary>
    public static byte[] WithoutExtensions { get; } = Convert.FromBase64String(SameServer);

    /// <summary>The authority's key is named by issuer and serial number.</summary>
    public static byte[] WithSerialNumber { get; } = Convert.FromBase64String(SerialServer);

    /// <summary>With alternative names alone.</summary>
    public static byte[] WithNames { get; } = Convert.FromBase64String(NamedServer);

    /// <summary>Signed by itself, of version 1, as Keycloak and `openssl x509 -signkey` do.</summary>
    public static byte[] OwnOfVersion1 { get; } = Convert.FromBase64String(
        "MIIC7zCCAdcCFGABrDeRQIYwLstUWqqTqzHTeB0KMA0GCSqGSIb3DQEBCwUAMDQxCzAJBgNVBAYTAlVTMQ0wCwYDVQQKDARBY21lMRYwFAYDVQ"
        + "QDDA1pZHAuYWNtZS50ZXN0MB4XDTI2MTEyNzIxNTcxOFoXDTQ2MDEyNjIxNTcxOFowNDELMAkGA1UEBhMCVVMxDTALBgNVBAoMBEFjbWUxFjAU"
        + "BgNVBAMMDWlkcC5hY21lLnRlc3QwggEiMA0GCSqGSIb3DQEBAQUAA4IBDwAwggEKAoIBAQCitr+to/t9MTIM0OpbvtMX7U9RKwAC9sFPdlcSoK"
        + "yn5HK8cpkOVTJsXXURM/jSB2uz55vm88p+aXvVoBSsELfK/xxuatmeS30wCDB7y/KD3uAe6xOZ+54jo/VTMKt5k3yOb9amDckWLhylhjkFNFUy"
        + "to16L+PH1FnAuOmVFJLTX9dZ6+UALu38uW4gxF1VKPbVQoS2c6VNFXNELAEfmkQaW4oryH8cgTvAuZf7+gQEhWMgtdLYkHhe4SRUl+EuMv1p2I"
        + "6EukqZ/xXJgjnqq9Pkn71dpk7t9jok5PyCz6kfAw+Xh9/GzBuzrVhpJx2EB02BU8bdQ+DlpMrIful9Ifd5AgMBAAEwDQYJKoZIhvcNAQELBQAD"
        + "ggEBAJ/4olbapqyzhnKX7XeVFP7u1Up6ulmp7VY0UgbJgxdBTp5x+Xkbo/kYo2APES2rkb2aez8QNgBpTFd4Jih6KWRaodgOwaXy2KmeZ6nnzy"
        + "bd2jrD9rvLouKqOqYV0lNYy1KxS6odi/d3X5iFDCFYNNUJ4RWW42l/MsvlEgdGy/EmmNQcq6f3rC5kCU3a0zHE1+rOfxIjxMkfCJf/KjB6yzh0"
        + "VqrUI8ZX1dBbDEjFgy+n+MXAYP5KUqbGbqCez02oH3QtJrC16ggupsliLEHR5ZdueOt3ZnAjpQsyx3QwOouwbETaKp4ACCwietaz9Lmnuj/9MT"
        + "1dUoYWY+4q3VZ/Tso=");

    public static byte[] Dsa { get; } = Convert.FromBase64String(
        "MIIEcjCCBB6gAwIBAgIUVFbuYxA7TQhiqVjCME17OYIydiMwCwYJYIZIAWUDBAMCMBsxGTAXBgNVBAMMEGRzYS5hY21lLmV4YW1wbGUwHhcNMj"
        + "YxMTI3MjE1ODMzWhcNNDYwMTI2MjE1ODMzWjAbMRkwFwYDVQQDDBBkc2EuYWNtZS5leGFtcGxlMIIDQzCCAjUGByqGSM44BAEwggIoAoIBAQDu"
        + "ZwASP90E6wKW2VlHZKASmqUQJgxdZDnslLtykO4UrofIsMJytdSlqjBOkvVxtbQ/biP56k8lNOnNnBX276c6pxoJsH4+RkH9Z17cNRFKUJYSW0"
        + "GZJ6dV6IsUQN3uR0OStQbvzxMXoPircavewRB2/+8t1qkujicS7n+4n4ILvspfVsIbTGYi/30git5pSAXCBdwd+t5uUtjxKsDqu3tHd82ERDK0"
        + "IP+P6ZCejcz3OXJ9OaP0DDnZE9Gh7hEqzksICoT/hG+7XYnBUl4bY2Adx2DZrqt/AT4NYaKvxnLeJvWrLqwYJRCS1fJgzc0036+BLaW+/0pwJE"
        + "5t6k0yCJJlAh0AiG2EygMx9V/uRgLnbeJJ7gmvdGJ1DB2q26GZfwKCAQARX3PS9/1Fspw5ZKhjSetUl/5qKdLYQVDEU1YjQGTR9M5Diiv1VvcT"
        + "3OkJ9tgvZ6nh4Gri4uwbQt2Ozl+n9eYHPEny9CvpRdQRvFC7B1nbpynxdrWE8q59ncOfgvKgMfiaPJZYW2IxnOjFjqrkq5zmvOqoepqPaRxq3z"
        + "u8zjw85eUQgOnKN/P5mtXfRK7c2FYdsgGItnicNLuYeFB14ouTRIrWWJL0nmIg134tXqgqrVIQKsZpglzbK6zzTQmy/LXn+ij11QbleHn2YIdn"
        + "uyyS+TGALpr8b9/p7xiqYYniigLure4yLRSh61g6/tOxC6p5xz0ZgqKBJ918JBXJq70JA4IBBgACggEBALIRDKHs/DS/omUHufyBSIamM6f18N"
        + "wqWWnT2AONsOk6z/0JQUuSm49VBtfS1oV/0/sUpyd/cumcd6B/2R86dlQ+LZq12iNav4qY8GWdX7lEAGKXBEPTRQShtON+2aUCcZ5ScBURd8UH"
        + "5aATD6Dafenm4F9F+NRQfOiIp5hSPNUBpmXl/b5xnUAoEVAxfizPcUKjUFNnhV9l6Rld4gdJ3Nq23GHEqXQBgMSO73n00kUTtCooBMGLTlnY2Z"
        + "ldg/FCgcIXMJYEutVd1ltSV8R0BIt4YQ9xmqC3te/QZpZwv761z9jIcrgfqnQMUdlOg1I7voHviTbDUTr+H3lFL9gZe2yjUzBRMB0GA1UdDgQW"
        + "BBRNDtBc0lgc5MNOV0nOk6ZAkc9QQjAfBgNVHSMEGDAWgBRNDtBc0lgc5MNOV0nOk6ZAkc9QQjAPBgNVHRMBAf8EBTADAQH/MAsGCWCGSAFlAw"
        + "QDAgNBADA+Ah0AhP+6C4KLwIreB+dwtgmZFaAZxXRuDAuKni2gcAIdAIYnXNWbrO1AimGPLDoIKaBScDCsW2FX+2d8brU=");
}
