using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using SupportConsole.Federation;

namespace SupportConsole.App.Fetching;

/// <summary>Names what is wrong with a server's certificate.</summary>
internal static class TlsFaults
{
    public static Problem Explain(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors faults, DateTimeOffset now)
    {
        if (certificate is null)
        {
            return new Problem("The server has no certificate.", "Ask the customer to fix the server, or attach the document as a file.")
            {
                Code = "fetch.tls-none",
            };
        }

        List<(string Code, string Words)> found = [];
        var isSelfSigned = certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);
        if (certificate.NotAfter.ToUniversalTime() < now.UtcDateTime)
        {
            found.Add(("expired", $"it expired on {Day(certificate.NotAfter)}"));
        }
        else if (certificate.NotBefore.ToUniversalTime() > now.UtcDateTime)
        {
            found.Add(("not-yet-valid", $"it is not valid before {Day(certificate.NotBefore)}"));
        }

        if (faults.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            found.Add(("wrong-host", $"it is for another host ({Names(certificate)})"));
        }

        var status = chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status)
            ?? X509ChainStatusFlags.NoError;
        if (isSelfSigned)
        {
            found.Add(("self-signed", "it is self-signed"));
        }
        else if ((status & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain)) != 0)
        {
            found.Add(("untrusted", "its issuer is not trusted on this machine, or the server does not send the intermediate certificate"));
        }

        var known = X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.NotTimeValid
            | X509ChainStatusFlags.RevocationStatusUnknown | X509ChainStatusFlags.OfflineRevocation;
        if (found.Count == 0 || (status & ~known) != 0)
        {
            found.Add((
                "invalid",
                $"it is not valid ({(status == X509ChainStatusFlags.NoError ? faults.ToString() : (status & ~known).ToString())})"));
        }

        return new Problem(
            $"The server's certificate is refused: {string.Join("; ", found.Select(one => one.Words))}.",
            "Ask the customer to fix the server's certificate, or attach the document as a file.")
        {
            Code = "fetch.tls-" + found[0].Code,
        };
    }

    private static string Day(DateTime day) => day.ToUniversalTime().ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static string Names(X509Certificate2 certificate)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(names => names.EnumerateDnsNames())
            .Take(4)
            .ToList();
        var text = names.Count > 0 ? string.Join(", ", names) : certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
        return text.Length <= 200 ? text : text[..199] + "…";
    }
}
