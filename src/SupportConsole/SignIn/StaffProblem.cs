using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace SupportConsole;

/// <summary>What the provider answered, or why its answer was refused, for the sign-in page. Tokens and secrets are never in it.</summary>
internal static class StaffProblem
{
    private const int MostWords = 300;
    private const string Unreachable = "Your company's sign-in can't be reached.";

    /// <summary>The provider's own error, by its code and description.</summary>
    public static Problem Answered(string error, string? description) => new(
        $"Your company's sign-in answered: {Cut(error)}{(description is { Length: > 0 } more ? $" ({Cut(more)})" : "")}.",
        error == "access_denied" ? "Sign in again, or ask the people who run it." : "Tell the people who run this console.")
    {
        Code = "staff.answered",
    };

    public static Problem OtherIssuer(string issuer) => new(
        $"Your company's sign-in calls itself {Cut(issuer)}, which is not Staff:Authority.",
        "Tell the people who run this console.")
    {
        Code = "staff.issuer",
    };

    public static Problem From(Exception? failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause.Data["error"] is string error)
            {
                return Answered(error, cause.Data["error_description"] as string);
            }
        }

        return IsUnreachable(failure)
            ? new Problem($"{Unreachable} {Words(failure!)}", "Try again in a moment. If it goes on, check Staff:Authority and the network.")
            {
                Code = "staff.unreachable",
            }
            : new Problem($"The answer of your company's sign-in was refused: {Reason(failure)}", "Sign in again.") { Code = "staff.refused" };
    }

    private static bool IsUnreachable(Exception? failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is HttpRequestException or TaskCanceledException or IOException)
            {
                return true;
            }
        }

        return false;
    }

    private static string Words(Exception failure)
    {
        var inner = failure;
        while (inner.InnerException is not null)
        {
            inner = inner.InnerException;
        }

        return Cut(inner.Message.TrimEnd('.')) + ".";
    }

    /// <summary>The validation's own code, without the values that it found.</summary>
    private static string Reason(Exception? failure) => failure switch
    {
        null => "it was incomplete.",
        OpenIdConnectProtocolInvalidNonceException => "its nonce is not this sign-in's.",
        Microsoft.IdentityModel.Tokens.SecurityTokenInvalidIssuerException => "it comes from another issuer.",
        Microsoft.IdentityModel.Tokens.SecurityTokenInvalidAudienceException => "it is meant for another application.",
        Microsoft.IdentityModel.Tokens.SecurityTokenExpiredException => "it is too old.",
        Microsoft.IdentityModel.Tokens.SecurityTokenNotYetValidException => "it is not valid yet. Check this server's clock.",
        Microsoft.IdentityModel.Tokens.SecurityTokenInvalidSignatureException => "its signature is wrong or missing.",
        Microsoft.IdentityModel.Tokens.SecurityTokenInvalidAlgorithmException => "its signature's algorithm is not allowed.",
        _ when failure.Message.Contains("orrelation", StringComparison.Ordinal) => "it belongs to no sign-in that this browser began.",
        _ when failure.Message.Contains("state", StringComparison.Ordinal) => "it belongs to no sign-in that this browser began.",
        _ => $"{failure.GetType().Name}.",
    };

    private static string Cut(string text)
    {
        var clean = new string([.. text.Where(letter => !char.IsControl(letter))]);
        return clean.Length <= MostWords ? clean : clean[..MostWords] + "…";
    }
}
