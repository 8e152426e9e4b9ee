namespace SupportConsole.Auth0.Emulator.SignIn;

/// <summary>A sign-in that failed, in Auth0's words.</summary>
/// <param name="Error">access_denied, invalid_request, server_error or unauthorized; or the identity provider's own code.</param>
/// <param name="Description">What the application gets as <c>error_description</c>.</param>
internal sealed record SignInFailure(string Error, string Description)
{
    /// <summary>What only the log says: the identity provider's answer, for example.</summary>
    public string? Detail { get; init; }

    public static SignInFailure Request(string description) => new("invalid_request", description);

    public static SignInFailure Denied(string description) => new("access_denied", description);
}

/// <summary>How a sign-in at the identity provider ended: with a person or a failure.</summary>
internal readonly record struct SignInOutcome(SignedInUser? User, SignInFailure? Failure)
{
    public static implicit operator SignInOutcome(SignedInUser user) => new(user, null);

    public static implicit operator SignInOutcome(SignInFailure failure) => new(null, failure);
}
